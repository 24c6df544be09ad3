package dev.farehawk.web.watch;

import dev.farehawk.web.history.ChartDrawing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one watch.
 *
 * @param day the departure date whose price is shown, in words
 * @param days all departure dates of a range; empty when there is one
 * @param verdict what the oracle says of the present price; null before it was asked
 */
public record WatchPage(
    WatchCard card,
    String day,
    @Nullable ChartSection chart,
    @Nullable VerdictWords verdict,
    List<Day> days,
    Lists lists,
    Notes notes) {

  /** Keeps its own copy. */
  public WatchPage {
    days = List.copyOf(days);
  }

  /**
   * What its owner should know besides the price.
   *
   * @param lines whole sentences
   * @param insights what the past says
   * @param calendar address of the calendar of its market
   */
  public record Notes(
      boolean snoozed, List<String> lines, Wake wake, List<Insight> insights, String calendar) {

    /** Keeps its own copy. */
    public Notes {
      lines = List.copyOf(lines);
      insights = List.copyOf(insights);
    }
  }

  /**
   * At which price its owner is woken.
   *
   * @param amount in major units; empty for never
   */
  public record Wake(String currency, String amount) {}

  /** The chart in two sizes, what it shows in one sentence, and the same as a table. */
  public record ChartSection(
      ChartDrawing wide, ChartDrawing narrow, String title, String spoken, List<Row> rows) {

    /** Keeps its own copy. */
    public ChartSection {
      rows = List.copyOf(rows);
    }
  }

  /** One line of the chart's table. */
  public record Row(String when, String price) {}

  /** The verdict in words, and the figures it rests on. */
  public record VerdictWords(String sentence, List<Fact> facts, String source) {

    /** Keeps its own copy. */
    public VerdictWords {
      facts = List.copyOf(facts);
    }
  }

  /** A named figure. */
  public record Fact(String name, String value) {}

  /** One departure date of a range. */
  public record Day(
      String iso, String weekday, String date, String price, boolean chosen, boolean cheapest) {}

  /** The lists beside the chart. */
  public record Lists(
      List<CarrierPrice> carriers,
      List<AlertLine> alerts,
      List<String> untold,
      List<String> outages) {

    /** Keeps its own copies. */
    public Lists {
      carriers = List.copyOf(carriers);
      alerts = List.copyOf(alerts);
      untold = List.copyOf(untold);
      outages = List.copyOf(outages);
    }
  }

  /** What one airline asks. */
  public record CarrierPrice(String carrier, String stops, String price, String seen) {}

  /**
   * One alert of this watch; {@code fall} is null when there was nothing to fall from, {@code gone}
   * when nothing is known against the fare.
   */
  public record AlertLine(
      String id,
      String price,
      @Nullable String fall,
      String when,
      String times,
      @Nullable String gone) {}
}
