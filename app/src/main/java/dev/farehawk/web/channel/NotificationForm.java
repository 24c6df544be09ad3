package dev.farehawk.web.channel;

import dev.farehawk.account.Channel;
import dev.farehawk.account.DigestTimes;
import dev.farehawk.account.KeepPreferences.Use;
import dev.farehawk.account.Preferences;
import dev.farehawk.account.QuietHours;
import dev.farehawk.words.Words;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form as it was filled in, by field; understands it, and says what is wrong beside each field.
 */
final class NotificationForm {

  static final String OFF = "OFF";
  static final String DAILY = "DAILY";

  private final Map<String, String> typed;
  private final Map<String, String> problems = new HashMap<>();
  private final Words words;

  NotificationForm(Map<String, String> typed, Words words) {
    this.typed = typed;
    this.words = words;
  }

  /** What is wrong, by field; empty when all is well. */
  Map<String, String> problems() {
    return problems;
  }

  Preferences preferences(ZoneId zone) {
    return new Preferences(zone, quiet(), cap(), digest());
  }

  Map<Channel, Use> uses() {
    Map<Channel, Use> uses = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      String chosen = text("use." + channel.name());
      if (chosen.equals(OFF)) {
        uses.put(channel, new Use(Use.LAST_POSITION, true));
      } else if (chosen.matches("[0-" + Use.LAST_POSITION + "]")) {
        uses.put(channel, new Use(Integer.parseInt(chosen), false));
      }
    }
    uses.remove(Channel.INBOX);
    return uses;
  }

  private @Nullable QuietHours quiet() {
    String from = text("quiet-from");
    String until = text("quiet-until");
    if (from.isEmpty() && until.isEmpty()) {
      return null;
    }
    LocalTime begin = time(from);
    LocalTime end = time(until);
    if (begin == null || end == null || begin.equals(end)) {
      problems.put("quiet", words.say("notify.wrong.quiet"));
      return null;
    }
    return new QuietHours(begin, end);
  }

  private @Nullable Integer cap() {
    String cap = text("cap");
    if (cap.isEmpty()) {
      return null;
    }
    int most = cap.matches("[0-9]{1,3}") ? Integer.parseInt(cap) : 0;
    if (most < 1 || most > Preferences.HIGHEST_CAP) {
      problems.put("cap", words.say("notify.wrong.cap", "most", Preferences.HIGHEST_CAP));
      return null;
    }
    return most;
  }

  private @Nullable DigestTimes digest() {
    String choice = text("digest");
    if (choice.isEmpty()) {
      return null;
    }
    LocalTime at = time(text("digest-at"));
    boolean weekly = choice.matches("[1-7]");
    if (at == null || !(weekly || choice.equals(DAILY))) {
      problems.put("digest", words.say("notify.wrong.digest"));
      return null;
    }
    return new DigestTimes(at, weekly ? DayOfWeek.of(Integer.parseInt(choice)) : null);
  }

  private static @Nullable LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private String text(String field) {
    return typed.getOrDefault(field, "").strip();
  }
}
