package dev.farehawk.web.api;

import dev.farehawk.watch.WatchFilter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of my watches; what is left out lets all pass. A text is part of a label, or the code of a
 * place at either end.
 */
@Schema(name = "WatchFilter")
record WatchFilterJson(
    WatchFilter.@Nullable State state,
    @Nullable String origin,
    @Nullable String destination,
    @Nullable @Schema(type = "string", example = "2027-05") String month,
    @Nullable String text) {

  WatchFilter read() {
    if (text != null && text.length() > WatchFilter.LONGEST_TEXT) {
      throw new BadField("text", "give at most " + WatchFilter.LONGEST_TEXT + " characters");
    }
    return new WatchFilter(
        state,
        code(origin),
        code(destination),
        readMonth(),
        text,
        text == null ? List.of() : List.of(text.strip().toUpperCase(Locale.ROOT)));
  }

  private static @Nullable String code(@Nullable String text) {
    return text == null ? null : text.strip().toUpperCase(Locale.ROOT);
  }

  private @Nullable YearMonth readMonth() {
    try {
      return month == null ? null : YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new BadField("month", "write it as 2027-05");
    }
  }
}
