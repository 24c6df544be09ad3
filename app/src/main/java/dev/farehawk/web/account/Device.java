package dev.farehawk.web.account;

import java.util.List;

/**
 * What a browser says it is, in words that its owner knows it by. Only for reading: anybody may
 * claim to be anything.
 *
 * @param browser such as Firefox; empty when unknown
 * @param system such as Android; empty when unknown
 */
public record Device(String browser, String system) {

  /** Marks are tried in turn: most browsers also claim to be those below them. */
  private static final List<Mark> BROWSERS =
      List.of(
          new Mark("Edg", "Edge"),
          new Mark("OPR/", "Opera"),
          new Mark("SamsungBrowser", "Samsung Internet"),
          new Mark("Vivaldi", "Vivaldi"),
          new Mark("YaBrowser", "Yandex Browser"),
          new Mark("FxiOS", "Firefox"),
          new Mark("Firefox", "Firefox"),
          new Mark("CriOS", "Chrome"),
          new Mark("Chrome", "Chrome"),
          new Mark("Safari", "Safari"),
          new Mark("curl", "curl"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("iPhone", "iPhone"),
          new Mark("iPad", "iPad"),
          new Mark("Android", "Android"),
          new Mark("Windows", "Windows"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Mac OS X", "macOS"),
          new Mark("Linux", "Linux"));

  private record Mark(String text, String name) {}

  /** Reads the User-Agent header. */
  public static Device of(String userAgent) {
    return new Device(first(BROWSERS, userAgent), first(SYSTEMS, userAgent));
  }

  private static String first(List<Mark> marks, String userAgent) {
    return marks.stream()
        .filter(mark -> userAgent.contains(mark.text()))
        .map(Mark::name)
        .findFirst()
        .orElse("");
  }
}
