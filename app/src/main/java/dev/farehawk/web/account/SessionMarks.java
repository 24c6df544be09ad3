package dev.farehawk.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.session.Session;

/** What a session remembers of its browser, so that its owner knows it again. */
final class SessionMarks {

  private static final String DEVICE = "farehawk.device";
  private static final String SERIES = "farehawk.stays";
  private static final int LONGEST_DEVICE = 300;

  private SessionMarks() {}

  /** What the browser calls itself, at most so long. */
  static String userAgent(HttpServletRequest request) {
    String text = request.getHeader(HttpHeaders.USER_AGENT);
    return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST_DEVICE));
  }

  static void begin(HttpServletRequest request) {
    HttpSession session = request.getSession();
    session.setAttribute(DEVICE, userAgent(request));
    session.removeAttribute(SERIES);
  }

  /** The browser of this session stays signed in beyond it. */
  static void stays(HttpSession session, String series) {
    session.setAttribute(SERIES, series);
  }

  static String device(Session session) {
    return session.getAttribute(DEVICE) instanceof String text ? text : "";
  }

  static @Nullable String series(Session session) {
    return session.getAttribute(SERIES) instanceof String text ? text : null;
  }
}
