package dev.farehawk.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Runs the rest of a request within a scope. */
public final class ScopedChain {

  private ScopedChain() {}

  /** Hands the request on; what goes wrong there comes out as it is. */
  public static void run(
      ScopedValue.Carrier scope,
      FilterChain chain,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    try {
      scope.<@Nullable Void, Exception>call(() -> {
        chain.doFilter(request, response);
        return null;
      });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
