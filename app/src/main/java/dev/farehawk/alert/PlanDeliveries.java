package dev.farehawk.alert;

import dev.farehawk.platform.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoints an alert goes to, and when. Pure.
 *
 * <p>The inbox always gets it at once, and so do the endpoints of the first preference. Those of a
 * later preference stand in: they wait, are called earlier when the second try of a preferred one
 * has failed, and are dropped once a preferred one has accepted.
 */
final class PlanDeliveries {

  static final String OFF = "you switched this channel off";
  static final String QUIET = "it waits for the end of your quiet hours";
  static final String DIGEST = "it waits for your digest";

  private static final String INBOX = "INBOX";
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Deadlines deadlines;

  PlanDeliveries(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /**
   * An active endpoint; lower preference comes first.
   *
   * @param off its owner wants nothing there
   */
  record Target(long endpoint, String channel, int preference, boolean off) {

    boolean isInbox() {
      return channel.equals(INBOX);
    }
  }

  /** Where a delivery begins. */
  enum Start {
    PENDING,
    WAITING,
    SUPPRESSED
  }

  /**
   * One delivery to be made.
   *
   * @param due no earlier than this
   * @param wish what its owner wants about it; how a stand-in waits is no wish
   */
  record Planned(
      long endpoint, String channel, boolean standIn, Start start, Instant due, Wish wish) {}

  /**
   * What an owner wants about a delivery, to be read by them.
   *
   * @param held QUIET or DIGEST while it waits for that; null otherwise
   * @param until when the wait is over; null without one
   * @param why in words; null where nothing is special
   */
  record Wish(@Nullable String held, @Nullable Instant until, @Nullable String why) {

    static final Wish NONE = new Wish(null, null, null);
  }

  List<Planned> plan(List<Target> targets, Telling telling, Instant alertedAt) {
    int first =
        targets.stream()
            .filter(target -> !target.isInbox() && !target.off())
            .mapToInt(Target::preference)
            .min()
            .orElse(0);
    Wish wish = wish(telling);
    return targets.stream()
        .map(target -> {
          if (target.isInbox()) {
            return new Planned(
                target.endpoint(), INBOX, false, Start.PENDING, alertedAt, Wish.NONE);
          }
          boolean standIn = target.preference() > first;
          Wish own = target.off() ? new Wish(null, null, OFF) : wish;
          Instant from = own.until() == null ? alertedAt : own.until();
          Instant due = standIn ? from.plus(standInAfter()) : from;
          Start start = start(own, standIn);
          return new Planned(
              target.endpoint(),
              target.channel(),
              standIn && start != Start.SUPPRESSED,
              start,
              due,
              own);
        })
        .toList();
  }

  private static Start start(Wish wish, boolean standIn) {
    if (wish.why() != null && wish.until() == null) {
      return Start.SUPPRESSED;
    }
    return standIn || wish.until() != null ? Start.WAITING : Start.PENDING;
  }

  private static Wish wish(Telling telling) {
    return switch (telling) {
      case Telling.AtOnce() -> Wish.NONE;
      case Telling.HoldUntil(Instant end) -> new Wish("QUIET", end, QUIET);
      case Telling.InDigest(Instant moment) -> new Wish("DIGEST", moment, DIGEST);
      case Telling.Suppress(String why) -> new Wish(null, null, why);
    };
  }

  /** Tries go on for a day, or until the flight's day is over everywhere; never less than D. */
  Instant giveUpAt(Instant alertedAt, Instant mustArriveBy, LocalDate departure) {
    Instant day = alertedAt.plus(LONGEST);
    Instant departed = departed(departure);
    Instant end = day.isBefore(departed) ? day : departed;
    return end.isBefore(mustArriveBy) ? mustArriveBy : end;
  }

  /** When the flight's day is over everywhere. */
  static Instant departed(LocalDate departure) {
    return departure.plusDays(1).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant();
  }

  private Duration standInAfter() {
    return deadlines.attempts().get(3);
  }
}
