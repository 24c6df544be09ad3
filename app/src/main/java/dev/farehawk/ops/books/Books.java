package dev.farehawk.ops.books;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sums of each stage over one span, read in one snapshot, and what does not fit.
 *
 * @param partial whether there was more than is read at once, so that only the newest is counted
 * @param money how much was booked of each limit of quota and money, against what was granted
 * @param findings one of each kind, in the order of the pipeline
 */
public record Books(
    Span span,
    Instant from,
    Instant to,
    boolean partial,
    LooksMade looks,
    Changes changes,
    Alerts alerts,
    Deliveries deliveries,
    List<Booked> money,
    List<Finding> findings) {

  /** So many rows of a kind are looked at. */
  public static final int MOST_ROWS = 100;

  /** Keeps its own copies. */
  public Books {
    money = List.copyOf(money);
    findings = List.copyOf(findings);
  }

  /** Whether nothing is missing. */
  public boolean balanced() {
    return findings.stream().allMatch(finding -> finding.count() == 0);
  }

  /** So many of a kind. */
  public record Count(String what, long count) {}

  /**
   * Calls in the ledger, which follows the calls by about a minute.
   *
   * @param answered with prices or with word that there are none
   * @param failed by what went wrong
   */
  public record LooksMade(long made, long answered, List<Count> failed) {

    /** Keeps its own copy. */
    public LooksMade {
      failed = List.copyOf(failed);
    }
  }

  /**
   * Changes of prices, and of prices as filters select them.
   *
   * @param fell with a lower price than before, noise left out
   * @param judged that have a verdict
   * @param worthy of those
   * @param handedOn whose watches have all been decided
   */
  public record Changes(long recorded, long fell, long judged, long worthy, long handedOn) {}

  /**
   * Alerts of the span, at most the newest.
   *
   * @param written rows
   * @param watches that they are of
   * @param expected how often these watches have ever fired, by their own counters
   * @param found how many alerts these watches have
   * @param untold changes that were due and not told, by reason
   */
  public record Alerts(long written, long watches, long expected, long found, List<Count> untold) {

    /** Keeps its own copy. */
    public Alerts {
      untold = List.copyOf(untold);
    }
  }

  /**
   * Deliveries of those alerts, not of corrections and outages.
   *
   * @param all rows
   * @param endpoints how many these alerts would go to by the endpoints of today
   * @param states how they stand; together they are all
   */
  public record Deliveries(long all, long endpoints, List<Standing> states) {

    /** Keeps its own copy. */
    public Deliveries {
      states = List.copyOf(states);
    }
  }

  /** How many deliveries stand so. */
  public record Standing(State state, long count) {}

  /** How a delivery stands. */
  public enum State {
    /** A channel took it. */
    DONE,
    /** It waits because its owner wants quiet or a digest. */
    HELD,
    /** It is sent only if a preferred channel fails. */
    STANDS_BY,
    /** It may be sent now. */
    READY,
    /** It is being sent. */
    UNDER_WAY,
    /** A try failed; there will be another. */
    RETRIES,
    /** Its time to be of use was over before a channel took it. */
    EXPIRED,
    /** A channel refused it for good. */
    DEAD,
    /** It is not sent, and its row says why. */
    SUPPRESSED
  }

  /**
   * A limit of a provider.
   *
   * @param since when its period began
   * @param money millionths of the billing currency, else calls
   * @param booked in the ledger
   * @param granted out of the budget, before it was used
   */
  public record Booked(
      String provider, String limit, Instant since, boolean money, long booked, long granted) {}

  /**
   * What does not fit.
   *
   * @param count at most {@link Books#MOST_ROWS}, where there may be more
   */
  public record Finding(Kind kind, long count) {}

  /** What can be missing. */
  public enum Kind {
    /** More was booked than was ever granted. */
    SPENT_UNGRANTED,
    /** A change has waited for its verdict for more than a tenth of the deadline. */
    CHANGE_UNJUDGED,
    /** A change counts as judged and has no verdict. */
    CHANGE_WITHOUT_VERDICT,
    /** Watches have waited for a verdict for more than a tenth of the deadline. */
    VERDICT_NOT_HANDED_ON,
    /** A watch was armed and its rule held, but there is no alert and no reason why not. */
    DROP_UNTOLD,
    /** A watch has fired more or less often than it has alerts. */
    ALERTS_MISCOUNTED,
    /** An alert has no delivery, though its owner can be reached. */
    ALERT_WITHOUT_DELIVERY,
    /** A delivery was taken, but no try says so. */
    TAKEN_WITHOUT_TRY,
    /** A delivery is past its time and nobody wished it to wait. */
    DELIVERY_OVERDUE,
    /** Somebody claimed a delivery and was not heard of again. */
    LEASE_LONG_OVER
  }

  /**
   * A row to look at.
   *
   * @param at when it came about
   * @param about what it is: a number or id, never anybody's address
   * @param also the row it belongs to, or is missing in; null where there is none
   */
  public record Row(Instant at, String about, @Nullable String also) {}
}
