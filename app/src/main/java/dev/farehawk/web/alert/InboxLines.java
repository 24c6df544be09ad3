package dev.farehawk.web.alert;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Correction;
import dev.farehawk.web.Clockwork;
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
        words.route(alert.fareQuery().query(), time.words()),
        WatchWords.days(alert.fareQuery().query(), time.words()),
        time.words().price(alert.price()),
        time.about(alert.price().minor(), alert.price().currency()),
        AlertWords.fall(alert, time.words()),
        time.words()
            .say(
                "alert.line.times",
                "moment",
                time.shortly(alert.times().alerted()),
                "times",
                AlertWords.times(alert, time)),
        GoneWords.of(gone, time),
        time.words().say("inbox.new"),
        unread);
  }
}
