package dev.farehawk.alert;

import dev.farehawk.platform.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Which endpoints an alert goes to, and when. Pure.
 *
 * <p>The inbox always gets it at once, and so do the endpoints of the first preference. Those of a
 * later preference stand in: they wait, are called earlier when the second try of a preferred one
 * has failed, and are dropped once a preferred one has accepted.
 */
final class PlanDeliveries {

  private static final String INBOX = "INBOX";
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Deadlines deadlines;

  PlanDeliveries(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /** An active endpoint; lower preference comes first. */
  record Target(long endpoint, String channel, int preference) {}

  /**
   * One delivery to be made.
   *
   * @param due no earlier than this
   */
  record Planned(long endpoint, String channel, boolean standIn, Instant due) {}

  List<Planned> plan(List<Target> targets, Instant alertedAt) {
    int first =
        targets.stream()
            .filter(target -> !target.channel().equals(INBOX))
            .mapToInt(Target::preference)
            .min()
            .orElse(0);
    return targets.stream()
        .map(target -> {
          boolean standIn = !target.channel().equals(INBOX) && target.preference() > first;
          Instant due = standIn ? alertedAt.plus(standInAfter()) : alertedAt;
          return new Planned(target.endpoint(), target.channel(), standIn, due);
        })
        .toList();
  }

  /** Tries go on for a day, or until the flight's day is over everywhere; never less than D. */
  Instant giveUpAt(Instant alertedAt, Instant mustArriveBy, LocalDate departure) {
    Instant day = alertedAt.plus(LONGEST);
    Instant departed = departure.plusDays(1).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant();
    Instant end = day.isBefore(departed) ? day : departed;
    return end.isBefore(mustArriveBy) ? mustArriveBy : end;
  }

  private Duration standInAfter() {
    return deadlines.attempts().get(3);
  }
}
