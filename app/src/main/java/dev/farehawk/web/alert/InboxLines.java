package dev.farehawk.web.alert;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Correction;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Prices;
import dev.farehawk.web.watch.WatchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns alerts into lines of the inbox. */
@Component
final class InboxLines {

  private final WatchWords words;

  InboxLines(WatchWords words) {
    this.words = words;
  }

  InboxLine line(Alert alert, @Nullable Correction gone, boolean unread, Clockwork time) {
    return new InboxLine(
        alert.id().toString(),
        alert.seq(),
        words.route(alert.fareQuery().query()),
        WatchWords.days(alert.fareQuery().query()),
        Prices.format(alert.price()),
        AlertWords.fall(alert),
        time.shortly(alert.times().alerted()) + ". " + AlertWords.times(alert, time),
        GoneWords.of(gone, time),
        unread);
  }
}
