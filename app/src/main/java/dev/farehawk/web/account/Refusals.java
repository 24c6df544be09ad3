package dev.farehawk.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** How a request is refused: programs get a status, people the sign-in page or words. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  /** Nobody is signed in. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    String path = request.getRequestURI();
    if (path.startsWith("/api/")) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      response.sendError(HttpStatus.UNAUTHORIZED.value());
    } else if (path.equals("/inbox/stream")) {
      // A redirect would make the browser's event source ask for ever.
      response.sendError(HttpStatus.NO_CONTENT.value());
    } else {
      response.setHeader(HttpHeaders.LOCATION, "/login");
      response.setStatus(HttpStatus.SEE_OTHER.value());
    }
  }

  /** Signed in, but the form was not ours or the page is for others. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    response.sendError(HttpStatus.FORBIDDEN.value());
  }
}
