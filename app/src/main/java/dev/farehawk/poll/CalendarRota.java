package dev.farehawk.poll;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Market;
import dev.farehawk.provider.Capabilities;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Asks a calendar of cached prices for every watched market and span of dates in turn, at a modest
 * pace: a cache changes slowly, and its prices only tell where a live look may pay.
 */
final class CalendarRota implements Agenda {

  private static final long FIRST_PAUSE_SHARE = 20;

  private final Capabilities.Dates dates;
  private final long everyMillis;
  private final int mostPages;
  private final Map<Page, Row> rows = new HashMap<>();
  private final Map<Long, Row> byNumber = new HashMap<>();
  private final PriorityQueue<Turn> turns =
      new PriorityQueue<>(Comparator.comparingLong(Turn::at).thenComparingLong(Turn::row));
  private long lastNumber;

  /**
   * An empty rota.
   *
   * @param dates which departure dates one call answers
   * @param every from one call to the next for the same market and dates
   * @param mostPages calls that may be planned; more are refused
   */
  CalendarRota(Capabilities.Dates dates, Duration every, int mostPages) {
    this.dates = dates;
    this.everyMillis = every.toMillis();
    this.mostPages = mostPages;
  }

  /** What one call answers. */
  private record Page(
      Market market,
      long number,
      @Nullable LocalDate returning,
      int adults,
      Cabin cabin,
      String currency,
      String pointOfSale) {}

  private Page page(FareQuery query) {
    return new Page(
        query.market(),
        dates.page(query.departure()),
        query.returning(),
        query.adults(),
        query.cabin(),
        query.currency(),
        query.pointOfSale());
  }

  private record Turn(long at, long row) {}

  private static final class Row {
    private final long number;
    private final Page page;
    private final Map<Long, FareQueryRef> fareQueries = new LinkedHashMap<>();
    private long dueAt;
    private long seenAt;

    Row(long number, Page page, long dueAt, long seenAt) {
      this.number = number;
      this.page = page;
      this.dueAt = dueAt;
      this.seenAt = seenAt;
    }
  }

  /**
   * Adds a fare query to those of its market and span of dates.
   *
   * @param seenAt last cached look before this process began, or {@link Wish#NEVER_SEEN}
   * @return false if there is no room for another call
   */
  boolean put(FareQueryRef ref, long seenAt, long now) {
    Page page = page(ref.query());
    Row row = rows.get(page);
    if (row == null) {
      if (rows.size() >= mostPages) {
        return false;
      }
      long due = seenAt == Wish.NEVER_SEEN ? now : Math.max(now, seenAt + everyMillis);
      row = new Row(++lastNumber, page, due, seenAt);
      rows.put(page, row);
      byNumber.put(row.number, row);
      turns.add(new Turn(due, row.number));
    }
    row.fareQueries.put(ref.id(), ref);
    return true;
  }

  /** Forgets a fare query, and its call when it was the last one in it. */
  void remove(FareQueryRef ref) {
    Row row = rows.get(page(ref.query()));
    if (row != null && row.fareQueries.remove(ref.id()) != null && row.fareQueries.isEmpty()) {
      rows.remove(row.page);
      byNumber.remove(row.number);
    }
  }

  @Override
  public boolean hasWork(long now) {
    for (Turn turn = turns.peek(); turn != null && turn.at <= now; turn = turns.peek()) {
      Row row = byNumber.get(turn.row);
      if (row != null && row.dueAt == turn.at) {
        return true;
      }
      turns.remove();
    }
    return false;
  }

  @Override
  public @Nullable Look take(long now) {
    if (!hasWork(now)) {
      return null;
    }
    Row row = byNumber.get(turns.remove().row);
    return row == null
        ? null
        : new Look(List.copyOf(row.fareQueries.values()), LookReason.CALENDAR, now, row.number);
  }

  @Override
  public void cheapest(long fareQuery, CarrierCode carrier) {
    // A calendar asks for whole months, whoever sells them.
  }

  @Override
  public void settle(Look look, LookOutcome outcome, long now) {
    Row row = byNumber.get(look.entry());
    if (row == null) {
      return;
    }
    row.dueAt =
        switch (outcome) {
          case SEEN -> {
            row.seenAt = look.takenAt();
            yield look.takenAt() + everyMillis;
          }
          case TRY_SOON -> now + everyMillis / FIRST_PAUSE_SHARE;
          case TRY_LATER -> now + everyMillis;
        };
    turns.add(new Turn(row.dueAt, row.number));
  }

  /** Last look at the market and dates of a fare query, or {@link Wish#NEVER_SEEN}. */
  long seenAt(FareQueryRef ref) {
    Row row = rows.get(page(ref.query()));
    return row == null ? Wish.NEVER_SEEN : row.seenAt;
  }

  int size() {
    return rows.size();
  }
}
