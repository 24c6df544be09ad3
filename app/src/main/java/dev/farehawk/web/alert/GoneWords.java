package dev.farehawk.web.alert;

import dev.farehawk.alert.Correction;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Prices;
import dev.farehawk.web.Spans;
import org.jspecify.annotations.Nullable;

/** A correction as people say it. */
public final class GoneWords {

  private GoneWords() {}

  /** What became of the fare; null when nothing is known against it. */
  public static @Nullable String of(@Nullable Correction gone, Clockwork time) {
    if (gone == null) {
      return null;
    }
    String when =
        gone.after()
            .map(span -> "Gone " + Spans.words(span) + " after we told you")
            .orElse("Gone before we could tell you");
    String instead =
        gone.now() == null ? "nothing was on sale" : "it cost " + Prices.format(gone.now());
    return when
        + ": "
        + instead
        + " when we looked at "
        + time.shortly(gone.times().sighted())
        + ". It may have gone earlier.";
  }
}
