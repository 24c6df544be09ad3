package dev.farehawk.web.alert;

import dev.farehawk.alert.OutageNotice;
import dev.farehawk.web.Clockwork;
import dev.farehawk.words.Words;
import java.time.Instant;

/** An outage as people say it. */
public final class OutageWords {

  private OutageWords() {}

  /** Of a watch that is named elsewhere. */
  public static String of(OutageNotice outage, Clockwork time) {
    Words words = time.words();
    Instant resumed = outage.resumed();
    if (resumed != null) {
      return words.say("outage.resumed", "moment", time.shortly(resumed));
    }
    Instant last = outage.lastLook();
    OutageNotice.Fares fares = outage.fares();
    String which =
        fares.forgotten() == fares.all()
            ? words.say("outage.all")
            : words.say("outage.some", "count", fares.forgotten(), "all", fares.all());
    String looked =
        last == null
            ? words.say("outage.never")
            : words.say("outage.last", "moment", time.shortly(last));
    return which + " " + looked + " " + words.retell(outage.reason());
  }

  /** With the watch's name in front. */
  static String named(OutageNotice outage, Clockwork time) {
    OutageNotice.Subject watch = outage.watch();
    String label = watch.label();
    String route = time.words().say("route", "from", watch.origin(), "to", watch.destination());
    String name = label == null || label.isBlank() ? route : label + ", " + route;
    return time.words().say("outage.named", "name", name, "words", of(outage, time));
  }
}
