package dev.farehawk.web.alert;

import dev.farehawk.alert.Correction;
import dev.farehawk.fare.Money;
import dev.farehawk.web.Clockwork;
import dev.farehawk.words.Words;
import org.jspecify.annotations.Nullable;

/** A correction as people say it. */
public final class GoneWords {

  private GoneWords() {}

  /** What became of the fare; null when nothing is known against it. */
  public static @Nullable String of(@Nullable Correction gone, Clockwork time) {
    if (gone == null) {
      return null;
    }
    Words words = time.words();
    String when =
        gone.after()
            .map(span -> words.say("gone.after", "span", words.span(span)))
            .orElseGet(() -> words.say("gone.before"));
    String sighted = time.shortly(gone.times().sighted());
    Money now = gone.now();
    return now == null
        ? words.say("gone.nothing", "gone", when, "moment", sighted)
        : words.say("gone.price", "gone", when, "price", now, "moment", sighted);
  }
}
