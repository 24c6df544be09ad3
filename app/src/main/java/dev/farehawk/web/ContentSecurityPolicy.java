package dev.farehawk.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the browser that only scripts bearing this response's nonce may run, that styles, pictures
 * and connections come from here alone, and that nobody may frame the page (W3C CSP level 3).
 */
final class ContentSecurityPolicy extends OncePerRequestFilter {

  private static final String NONCE = ContentSecurityPolicy.class.getName() + ".nonce";
  private static final int NONCE_BYTES = 16;

  private final RandomGenerator random;

  ContentSecurityPolicy(RandomGenerator random) {
    this.random = random;
  }

  /** The nonce of the response to this request. */
  static String nonce(HttpServletRequest request) {
    return request.getAttribute(NONCE) instanceof String nonce ? nonce : "";
  }

  /** An error page is a part of the same response. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    request.setAttribute(NONCE, nonce);
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'nonce-"
            + nonce
            + "'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
            + " worker-src 'self'; manifest-src 'self';"
            + " base-uri 'none'; frame-ancestors 'none'");
    chain.doFilter(request, response);
  }
}
