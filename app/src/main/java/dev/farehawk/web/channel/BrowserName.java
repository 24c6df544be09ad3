package dev.farehawk.web.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How people would call the browser that sent a {@code User-Agent}. */
final class BrowserName {

  /** In this order: most browsers also name those before them. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser/", "Samsung Internet");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Macintosh", "Mac");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private BrowserName() {}

  /**
   * Browser and system.
   *
   * @param otherwise what to call one that we do not know
   */
  static String of(@Nullable String agent, String otherwise) {
    String text = agent == null ? "" : agent;
    String browser = first(BROWSERS, text, otherwise);
    String system = first(SYSTEMS, text, "");
    return system.isEmpty() ? browser : browser + ", " + system;
  }

  private static String first(Map<String, String> names, String text, String otherwise) {
    return names.entrySet().stream()
        .filter(name -> text.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }
}
