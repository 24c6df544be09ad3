package dev.farehawk.web.alert;

import dev.farehawk.alert.OutageNotice;
import dev.farehawk.web.Clockwork;
import java.time.Instant;

/** An outage as people say it. */
public final class OutageWords {

  private OutageWords() {}

  /** Of a watch that is named elsewhere. */
  public static String of(OutageNotice outage, Clockwork time) {
    Instant resumed = outage.resumed();
    if (resumed != null) {
      return "We had stopped looking, and look again since " + time.shortly(resumed) + ".";
    }
    Instant last = outage.lastLook();
    OutageNotice.Fares fares = outage.fares();
    String which =
        fares.forgotten() == fares.all()
            ? "We are not looking"
            : "We are not looking at " + fares.forgotten() + " of its " + fares.all() + " fares";
    return which
        + " and cannot alert you. "
        + (last == null ? "There was no look yet. " : "Last look: " + time.shortly(last) + ". ")
        + outage.reason();
  }

  /** With the watch's name in front. */
  static String named(OutageNotice outage, Clockwork time) {
    OutageNotice.Subject watch = outage.watch();
    String label = watch.label();
    String name = label == null || label.isBlank() ? "" : label + ", ";
    return name + watch.origin() + " to " + watch.destination() + ": " + of(outage, time);
  }
}
