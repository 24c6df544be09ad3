package dev.farehawk.web.watch;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.watch.Party;
import dev.farehawk.watch.Stay;
import dev.farehawk.web.watch.MoreWishes.Back;
import dev.farehawk.words.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands what was typed below "more", and says what is wrong beside each field. */
final class MoreWishesReader {

  static final int MOST_NIGHTS = 60;

  private static final LocalTime DAY_ENDS = LocalTime.of(23, 59);

  private final MoreWishes more;
  private final Map<String, String> messages;
  private final Words words;

  MoreWishesReader(MoreWishes more, Map<String, String> messages, Words words) {
    this.more = more;
    this.messages = messages;
    this.words = words;
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  @Nullable Stay stay() {
    if (more.chose(Back.DATE)) {
      try {
        return new Stay.Until(LocalDate.parse(text(more.returning())));
      } catch (DateTimeException e) {
        wrong("returning", "form.wrong.date");
        return null;
      }
    }
    if (!more.chose(Back.NIGHTS)) {
      return new Stay.OneWay();
    }
    String least = text(more.least());
    String most = text(more.most());
    Integer fewest = number(least.isEmpty() ? most : least, 0, MOST_NIGHTS);
    Integer longest = number(most.isEmpty() ? least : most, 0, MOST_NIGHTS);
    if (fewest == null || longest == null || fewest > longest) {
      wrong("nights", "form.wrong.nights");
      return null;
    }
    return new Stay.Nights(fewest, longest);
  }

  @Nullable Party party() {
    String typed = text(more.adults());
    Integer adults = number(typed.isEmpty() ? "1" : typed, 1, Party.MOST_ADULTS);
    if (adults == null) {
      wrong("adults", "form.wrong.adults");
      return null;
    }
    String cabin = text(more.cabin());
    for (Cabin one : Cabin.values()) {
      if (one.name().equals(cabin)) {
        return new Party(adults, one);
      }
    }
    return new Party(adults, Cabin.ECONOMY);
  }

  @Nullable FareFilter filter() {
    List<CarrierCode> only = carriers("airlines", more.airlines());
    List<CarrierCode> without = carriers("not-airlines", more.notAirlines());
    Window window = window();
    if (only == null || without == null || window == null) {
      return null;
    }
    if (only.stream().anyMatch(without::contains)) {
      wrong("not-airlines", "form.wrong.airlines.both");
      return null;
    }
    return new FareFilter(number(text(more.stops()), 0, 1), only, without, window.departs());
  }

  /** A window that was understood; with none inside when none was asked for. */
  private record Window(FareFilter.@Nullable Window departs) {}

  private @Nullable Window window() {
    String from = text(more.departsFrom());
    String until = text(more.departsUntil());
    if (from.isEmpty() && until.isEmpty()) {
      return new Window(null);
    }
    try {
      return new Window(
          new FareFilter.Window(
              from.isEmpty() ? LocalTime.MIN : LocalTime.parse(from),
              until.isEmpty() ? DAY_ENDS : LocalTime.parse(until)));
    } catch (DateTimeException | IllegalArgumentException e) {
      wrong("departs", "form.wrong.departs");
      return null;
    }
  }

  private @Nullable List<CarrierCode> carriers(String field, @Nullable String typed) {
    List<CarrierCode> carriers = new ArrayList<>();
    for (String code : listed(typed)) {
      try {
        carriers.add(new CarrierCode(code.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        wrong(field, "form.wrong.airlines");
        return null;
      }
    }
    if (carriers.size() > FareFilter.MOST_CARRIERS) {
      wrong(field, "form.wrong.airlines");
      return null;
    }
    return carriers;
  }

  /** The entries of a field that takes several, with commas. */
  static List<String> listed(@Nullable String typed) {
    List<String> entries = new ArrayList<>();
    for (String entry : text(typed).split("[,;、，]", -1)) {
      if (!entry.isBlank()) {
        entries.add(entry.strip());
      }
    }
    return entries;
  }

  /** A whole number within limits; null when it is none. */
  static @Nullable Integer number(String typed, int least, int most) {
    if (!typed.matches("[0-9]{1,3}")) {
      return null;
    }
    int number = Integer.parseInt(typed);
    return number >= least && number <= most ? number : null;
  }

  private void wrong(String field, String key) {
    messages.put(field, words.say(key));
  }
}
