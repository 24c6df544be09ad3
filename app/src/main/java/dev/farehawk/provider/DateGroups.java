package dev.farehawk.provider;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups fare queries that differ only in their departure date, so that each group is one call. The
 * date of return is the same in a group.
 */
public final class DateGroups {

  private DateGroups() {}

  /**
   * What one call answers.
   *
   * @param date the date to ask for; in a month its first
   * @param members at least one; all alike but for their departure
   */
  public record Group(LocalDate date, List<FareQueryRef> members) {

    /** A fare query that stands for all, but for the departure. */
    public FareQuery example() {
      return members.getFirst().query();
    }
  }

  /** The fewest groups, given the dates that one call answers. */
  public static List<Group> of(Capabilities.Dates dates, List<FareQueryRef> fareQueries) {
    Map<Undated, List<FareQueryRef>> alike = new LinkedHashMap<>();
    fareQueries.forEach(
        ref -> alike.computeIfAbsent(undated(ref.query()), _ -> new ArrayList<>()).add(ref));
    return alike.values().stream().flatMap(refs -> split(dates, refs).stream()).toList();
  }

  /** All of a fare query but its departure. */
  private record Undated(
      Market market,
      @Nullable LocalDate returning,
      int adults,
      Cabin cabin,
      String pointOfSale,
      String currency) {}

  private static Undated undated(FareQuery query) {
    return new Undated(
        query.market(),
        query.returning(),
        query.adults(),
        query.cabin(),
        query.pointOfSale(),
        query.currency());
  }

  private static Collection<Group> split(Capabilities.Dates dates, List<FareQueryRef> refs) {
    return switch (dates) {
      case Capabilities.Dates.OneDate _ ->
          refs.stream().map(ref -> new Group(ref.query().departure(), List.of(ref))).toList();
      case Capabilities.Dates.Month _ -> months(refs);
      case Capabilities.Dates.Days(int before, int after) -> spans(before, after, refs);
    };
  }

  private static List<Group> months(List<FareQueryRef> refs) {
    Map<YearMonth, List<FareQueryRef>> months = new LinkedHashMap<>();
    refs.forEach(ref ->
        months
            .computeIfAbsent(YearMonth.from(ref.query().departure()), _ -> new ArrayList<>())
            .add(ref));
    return months.entrySet().stream()
        .map(month -> new Group(month.getKey().atDay(1), List.copyOf(month.getValue())))
        .toList();
  }

  /** From the earliest date on, each call reaches as far as it can: no other way takes fewer. */
  private static List<Group> spans(int before, int after, List<FareQueryRef> refs) {
    List<FareQueryRef> sorted =
        refs.stream().sorted(Comparator.comparing(ref -> ref.query().departure())).toList();
    List<Group> groups = new ArrayList<>();
    int from = 0;
    while (from < sorted.size()) {
      LocalDate first = sorted.get(from).query().departure();
      LocalDate last = first.plusDays((long) before + after);
      int to = from;
      while (to < sorted.size() && !sorted.get(to).query().departure().isAfter(last)) {
        to++;
      }
      LocalDate furthest = sorted.get(to - 1).query().departure();
      LocalDate middle = first.plusDays(before);
      groups.add(
          new Group(
              middle.isAfter(furthest) ? furthest : middle, List.copyOf(sorted.subList(from, to))));
      from = to;
    }
    return groups;
  }
}
