package dev.farehawk.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Keeps the CSRF token in a cookie of its own, so that reading a public page starts no session.
 * Named like the session cookie: with {@code __Host-} over HTTPS, plain otherwise.
 */
final class CsrfCookies implements CsrfTokenRepository {

  private final CookieCsrfTokenRepository secure = repository("__Host-farehawk-form", true);
  private final CookieCsrfTokenRepository plain = repository("farehawk-form", false);

  private static CookieCsrfTokenRepository repository(String name, boolean secure) {
    CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
    repository.setCookieName(name);
    repository.setCookiePath("/");
    repository.setCookieCustomizer(
        cookie -> cookie.secure(secure).httpOnly(true).sameSite("Strict"));
    return repository;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return of(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    of(request).saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return of(request).loadToken(request);
  }

  private CookieCsrfTokenRepository of(HttpServletRequest request) {
    return request.isSecure() ? secure : plain;
  }
}
