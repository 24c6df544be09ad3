package dev.farehawk.web.account;

import dev.farehawk.account.ApiKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a program act for its owner by {@code Authorization: Bearer KEY} (RFC 6750), for one request
 * and without a session. A wrong key leaves the request signed out.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;

  ApiKeyFilter(ApiKeys keys) {
    this.keys = keys;
  }

  /** Whether the request brings a key; then no browser sent it by itself, and CSRF cannot be. */
  static boolean bringsKey(HttpServletRequest request) {
    return key(request).isPresent();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> key = key(request);
    if (key.isPresent()) {
      // Whoever brings a key is its owner or nobody, whatever session cookie comes along.
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      key.flatMap(keys::holder).map(KeyAuthentication::new).ifPresent(context::setAuthentication);
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  private static Optional<String> key(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null
            && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            && request.getRequestURI().startsWith("/api/")
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }
}
