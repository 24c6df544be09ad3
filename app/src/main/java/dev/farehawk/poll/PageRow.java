package dev.farehawk.poll;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.provider.Capabilities;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call that answers many fare queries, as {@link PagePlan} knows it. Times in milliseconds. */
final class PageRow {

  /** Of a page that nobody was asked for yet. */
  static final long NEVER = Wish.NEVER_SEEN;

  static final Comparator<PageRow> BY_DUE =
      Comparator.<PageRow>comparingLong(row -> row.dueAt).thenComparingLong(row -> row.number);
  static final Comparator<PageRow> BY_AGE =
      Comparator.<PageRow>comparingLong(row -> row.seenAt).thenComparingLong(row -> row.number);

  /** The densest first, and first come first served among equals. */
  static final Comparator<PageRow> BY_WORTH =
      Comparator.<PageRow>comparingInt(row -> -row.bucket)
          .thenComparingLong(row -> row.dueAt)
          .thenComparingLong(row -> row.number);

  final long number;
  final Key key;
  final Map<Long, FareQueryRef> fareQueries = new LinkedHashMap<>();
  Place place = Place.OWES_FIRST;
  long dueAt;
  long seenAt = NEVER;
  int failures;
  int bucket;

  /** Whether it is in the queue of those that are weighed again. */
  boolean queuedForWeighing;

  /** By how much single looks at its fare queries are worth less, while it is asked for. */
  int shownSteps;

  /** Where a page is. */
  enum Place {
    OWES_FIRST,
    ASLEEP,
    READY,
    IN_FLIGHT
  }

  /** What one call answers; all alike but for their departure. */
  record Key(
      Market market,
      long number,
      @Nullable LocalDate returning,
      int adults,
      Cabin cabin,
      String currency,
      String pointOfSale) {

    static Key of(FareQuery query, Capabilities.Dates dates) {
      return new Key(
          query.market(),
          dates.page(query.departure()),
          query.returning(),
          query.adults(),
          query.cabin(),
          query.currency(),
          query.pointOfSale());
    }
  }

  PageRow(long number, Key key) {
    this.number = number;
    this.key = key;
  }
}
