package dev.farehawk.account;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * When a clock on the wall shows a time. Where clocks are put forward past it, that is the moment
 * they are put; where they are put back and show it twice, there is a first and a last.
 */
final class LocalMoments {

  private LocalMoments() {}

  static Instant first(LocalDateTime shown, ZoneId zone) {
    return moment(shown, zone, true);
  }

  static Instant last(LocalDateTime shown, ZoneId zone) {
    return moment(shown, zone, false);
  }

  private static Instant moment(LocalDateTime shown, ZoneId zone, boolean first) {
    ZoneRules rules = zone.getRules();
    List<ZoneOffset> offsets = rules.getValidOffsets(shown);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition skipped = rules.getTransition(shown);
      return skipped.getInstant();
    }
    return shown.toInstant(first ? offsets.getFirst() : offsets.getLast());
  }
}
