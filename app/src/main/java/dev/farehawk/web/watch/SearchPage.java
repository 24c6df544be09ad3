package dev.farehawk.web.watch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a trip that nobody watches yet.
 *
 * @param past what earlier looks say; null when nobody has looked yet
 * @param stream address of the answers to come; null when they are there already
 * @param calendar address of the calendar of its market
 */
public record SearchPage(
    RouteWords route,
    String dates,
    Found found,
    @Nullable Past past,
    @Nullable String stream,
    String calendar) {

  /**
   * What earlier looks say of the cheapest known day.
   *
   * @param day which day
   * @param chip low, typical or high, in words
   * @param chart its prices
   * @param insights what the past says
   */
  public record Past(String day, Chip chip, WatchPage.ChartSection chart, List<Insight> insights) {

    /** Keeps its own copy. */
    public Past {
      insights = List.copyOf(insights);
    }
  }

  /**
   * The prices, which grow while sources answer.
   *
   * @param best lowest price; null while none is known
   * @param note of which day and airline, or that nothing is known
   * @param name of the days, for those who hear the page
   * @param days lowest price of each departure date; empty when there is one date
   * @param more how many dates of how many are shown; null when it is all of them
   * @param said how far the search is
   */
  public record Found(
      @Nullable Best best,
      String note,
      String name,
      List<WatchPage.Day> days,
      @Nullable String more,
      String said) {

    /** Keeps its own copy. */
    public Found {
      days = List.copyOf(days);
    }
  }

  /**
   * The lowest price.
   *
   * @param about the same in the reader's own currency; null when there is none such
   */
  public record Best(String price, @Nullable String about) {}
}
