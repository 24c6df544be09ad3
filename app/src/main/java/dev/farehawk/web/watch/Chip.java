package dev.farehawk.web.watch;

/** A few words with a colour that says the same. */
public record Chip(Kind kind, String words) {

  /** What the colour means. */
  public enum Kind {
    GOOD("chip-good"),
    PLAIN("chip-plain"),
    WARN("chip-warn"),
    BAD("chip-bad");

    private final String style;

    Kind(String style) {
      this.style = style;
    }
  }

  /** The style sheet's name for it. */
  public String style() {
    return kind.style;
  }
}
