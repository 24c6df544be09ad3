package dev.farehawk.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The session cookie. Over HTTPS it is {@code __Host-farehawk}, which a browser takes only when
 * Secure, for this host and path / (RFC 6265bis); browsers refuse that name over plain HTTP, so
 * there, on a laptop, it is {@code farehawk}.
 */
final class SessionCookies implements CookieSerializer {

  private final DefaultCookieSerializer secure = serializer("__Host-farehawk", true);
  private final DefaultCookieSerializer plain = serializer("farehawk", false);

  private static DefaultCookieSerializer serializer(String name, boolean secure) {
    DefaultCookieSerializer serializer = new DefaultCookieSerializer();
    serializer.setCookieName(name);
    serializer.setCookiePath("/");
    serializer.setUseSecureCookie(secure);
    serializer.setUseHttpOnlyCookie(true);
    serializer.setSameSite("Lax");
    return serializer;
  }

  @Override
  public void writeCookieValue(CookieValue value) {
    of(value.getRequest()).writeCookieValue(value);
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    return of(request).readCookieValues(request);
  }

  private DefaultCookieSerializer of(HttpServletRequest request) {
    return request.isSecure() ? secure : plain;
  }
}
