package dev.farehawk.web.watch;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The form as it was filled in, right or wrong; shown again with what is wrong, and kept in the
 * session while somebody signs up.
 *
 * @param from what was typed for the origin
 * @param to what was typed for the destination
 * @param when one of {@link When}
 * @param depart first departure date, ISO 8601
 * @param until last departure date of a range, ISO 8601
 * @param rule one of {@link RuleChoice}
 * @param target price in major units of the origin's currency
 * @param percent how deep a fall
 * @param month of departure, such as 2027-05
 * @param fall by how much, in major units of the origin's currency
 * @param days how far a new low looks back; empty for since the watch began
 * @param more what is folded away; null when the form had none of it
 */
public record WatchForm(
    @Nullable String from,
    @Nullable String to,
    @Nullable String when,
    @Nullable String depart,
    @Nullable String until,
    @Nullable String rule,
    @Nullable String target,
    @Nullable String percent,
    @Nullable String month,
    @Nullable String fall,
    @Nullable String days,
    @Nullable MoreWishes more)
    implements Serializable {

  /** An empty form with its defaults. */
  public static final WatchForm EMPTY =
      new WatchForm(
          null,
          null,
          When.EXACT.name(),
          null,
          null,
          RuleChoice.ORACLE.name(),
          null,
          "15",
          null,
          null,
          null,
          null);

  /** How exact the departure date is. */
  public enum When {
    EXACT,
    FLEXIBLE,
    RANGE,
    MONTH,
    ANY
  }

  /** Which condition. */
  public enum RuleChoice {
    ORACLE,
    TARGET,
    FALLS_BY,
    FALLS_BY_AMOUNT,
    NEW_LOW
  }

  /** What is folded away, never null. */
  public MoreWishes wishes() {
    return more == null ? MoreWishes.NONE : more;
  }

  /** Whether this kind of date is chosen; the first one when none is. */
  public boolean chose(When choice) {
    return choice.name().equals(when) || (when == null && choice == When.EXACT);
  }

  /** Whether this condition is chosen; the first one when none is. */
  public boolean chose(RuleChoice choice) {
    return choice.name().equals(rule) || (rule == null && choice == RuleChoice.ORACLE);
  }

  /** The same form with the usual fall, where it names none. */
  WatchForm withUsualPercent() {
    return percent != null
        ? this
        : new WatchForm(
            from, to, when, depart, until, rule, target, EMPTY.percent, month, fall, days, more);
  }

  /** The same form with a place chosen in a field; null leaves what was typed. */
  WatchForm choosing(@Nullable String chosenFrom, @Nullable String chosenTo) {
    return new WatchForm(
        chosenFrom == null ? from : chosenFrom,
        chosenTo == null ? to : chosenTo,
        when,
        depart,
        until,
        rule,
        target,
        percent,
        month,
        fall,
        days,
        more);
  }
}
