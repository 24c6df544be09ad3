package dev.farehawk.delivery.mail;

import java.util.Map;

/**
 * A mail to be sent.
 *
 * @param to one address
 * @param id left part of the Message-ID; the same at every try
 * @param headers beside the usual ones
 */
record Message(
    String to, String id, String subject, String text, String html, Map<String, String> headers) {

  Message {
    headers = Map.copyOf(headers);
  }

  /** What is safe in a header: one line, no control characters. */
  static String line(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Text as part of a page. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
