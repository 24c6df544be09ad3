package dev.farehawk.fare;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which offers of a fare query somebody would take. It is no part of the fare query: nobody is
 * asked otherwise for its sake, but its prices make a series of their own. What a provider does not
 * tell satisfies no filter that asks for it.
 *
 * @param mostStops 0 or 1, of the way with more of them; null for any number
 * @param only marketing carriers of the first segment; empty for every carrier
 * @param without carriers that will not do
 * @param departs when the way there may begin; null for any time
 */
public record FareFilter(
    @Nullable Integer mostStops,
    SortedSet<CarrierCode> only,
    SortedSet<CarrierCode> without,
    @Nullable Window departs) {

  /** Lets everything pass. */
  public static final FareFilter NONE = new FareFilter(null, List.of(), List.of(), null);

  /** The most carriers on either list. */
  public static final int MOST_CARRIERS = 20;

  private static final String STOPS = "stops=";
  private static final String ONLY = "only=";
  private static final String WITHOUT = "without=";
  private static final String DEPARTS = "departs=";

  /**
   * A part of the day by the clock of the origin, both ends included, to the minute.
   *
   * @param until not before {@code from}: a departure date ends at midnight
   */
  public record Window(LocalTime from, LocalTime until) {

    /** Refuses a window that ends before it begins. */
    public Window {
      if (until.isBefore(from)) {
        throw new IllegalArgumentException(
            "the departure window ends at " + until + ", before it begins at " + from);
      }
    }

    boolean contains(LocalTime time) {
      return !time.isBefore(from) && !time.isAfter(until);
    }
  }

  /** Keeps its own copies, and refuses what nothing could pass. */
  public FareFilter {
    only = ordered(only);
    without = ordered(without);
    if (mostStops != null && (mostStops < 0 || mostStops > 1)) {
      throw new IllegalArgumentException("at most 0 or 1 stops can be asked for, not " + mostStops);
    }
    if (only.size() > MOST_CARRIERS || without.size() > MOST_CARRIERS) {
      throw new IllegalArgumentException("name at most " + MOST_CARRIERS + " airlines");
    }
    if (!Collections.disjoint(only, without)) {
      throw new IllegalArgumentException("an airline is both wanted and not wanted");
    }
  }

  /** The carriers in any order. */
  public FareFilter(
      @Nullable Integer mostStops,
      Collection<CarrierCode> only,
      Collection<CarrierCode> without,
      @Nullable Window departs) {
    this(mostStops, ordered(only), ordered(without), departs);
  }

  private static SortedSet<CarrierCode> ordered(Collection<CarrierCode> carriers) {
    SortedSet<CarrierCode> ordered = new TreeSet<>(CarrierCode.BY_CODE);
    ordered.addAll(carriers);
    return Collections.unmodifiableSortedSet(ordered);
  }

  /** Whether it lets everything pass. */
  public boolean isNone() {
    return equals(NONE);
  }

  /**
   * Whether offers of this carrier and stops class pass, as far as those tell; a departure window
   * asks for each offer's own time.
   */
  public boolean passes(CarrierCode carrier, StopsClass stops) {
    boolean named = !carrier.equals(CarrierCode.OVERALL);
    return passes(stops)
        && (only.isEmpty() || only.contains(carrier))
        && (without.isEmpty() || (named && !without.contains(carrier)));
  }

  private boolean passes(StopsClass stops) {
    if (mostStops == null) {
      return true;
    }
    return switch (stops) {
      case NONSTOP -> true;
      case ONE -> mostStops == 1;
      case TWO_PLUS, ANY -> false;
    };
  }

  /** Whether this offer passes. */
  public boolean passes(Offer offer) {
    return passes(offer.carrier(), offer.stops())
        && (departs == null
            || (offer.departsAt() != null && departs.contains(offer.departsAt().toLocalTime())));
  }

  /** The filter as a text that another one has only if it is equal. */
  public String text() {
    List<String> parts = new ArrayList<>();
    if (mostStops != null) {
      parts.add(STOPS + mostStops);
    }
    if (!only.isEmpty()) {
      parts.add(ONLY + codes(only));
    }
    if (!without.isEmpty()) {
      parts.add(WITHOUT + codes(without));
    }
    if (departs != null) {
      parts.add(DEPARTS + departs.from() + "-" + departs.until());
    }
    return String.join(" ", parts);
  }

  private static String codes(SortedSet<CarrierCode> carriers) {
    return carriers.stream().map(CarrierCode::iata).collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @param text null and empty let everything pass
   * @throws IllegalArgumentException if it is none
   */
  public static FareFilter of(@Nullable String text) {
    Integer stops = null;
    List<CarrierCode> only = List.of();
    List<CarrierCode> without = List.of();
    Window departs = null;
    for (String part : Objects.requireNonNullElse(text, "").split(" ", -1)) {
      if (part.startsWith(STOPS)) {
        stops = Integer.valueOf(part.substring(STOPS.length()));
      } else if (part.startsWith(ONLY)) {
        only = carriers(part.substring(ONLY.length()));
      } else if (part.startsWith(WITHOUT)) {
        without = carriers(part.substring(WITHOUT.length()));
      } else if (part.startsWith(DEPARTS)) {
        departs = window(part.substring(DEPARTS.length()));
      } else if (!part.isEmpty()) {
        throw new IllegalArgumentException("\"" + text + "\" is no filter");
      }
    }
    return new FareFilter(stops, only, without, departs);
  }

  private static List<CarrierCode> carriers(String codes) {
    return Arrays.stream(codes.split(",", -1)).map(CarrierCode::new).toList();
  }

  private static Window window(String span) {
    String[] ends = span.split("-", -1);
    try {
      return new Window(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("\"" + span + "\" is no part of a day", e);
    }
  }
}
