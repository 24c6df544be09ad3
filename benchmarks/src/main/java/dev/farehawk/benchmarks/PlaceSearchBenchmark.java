package dev.farehawk.benchmarks;

import dev.farehawk.place.Airport;
import dev.farehawk.place.Place;
import dev.farehawk.place.Places;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long one key stroke takes in the search for airports; read p0.50 and p0.95. Beside it, in the
 * same run, a scan of all airports for the typed text, which forgives accents but no typing error.
 *
 * <p>{@code benchmarks/run PlaceSearchBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class PlaceSearchBenchmark {

  private static final int LIMIT = 8;

  /** As people type them: letter by letter, with accents, two words, and typing errors. */
  private static final List<String> TYPED =
      List.of(
          "z",
          "zu",
          "zur",
          "zuri",
          "zurich",
          "Zürich",
          "lon",
          "london",
          "london g",
          "londno",
          "skp",
          "skopje",
          "new yo",
          "new york",
          "são p",
          "sao paulo",
          "barcelnoa",
          "heathrow",
          "xqz",
          "frankfurt main");

  private final Places places = Places.load();
  private final List<Line> lines =
      places.airports().stream()
          .map(airport ->
              new Line(
                  airport, plain(airport.iata() + " " + airport.city() + " " + airport.name())))
          .toList();
  private int next;

  private record Line(Airport airport, String text) {}

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  private String typed() {
    next = (next + 1) % TYPED.size();
    return TYPED.get(next);
  }

  /** The search behind the form. */
  @Benchmark
  public List<Place> search() {
    return places.search(typed(), LIMIT);
  }

  /** All airports whose text contains what was typed, the biggest first. */
  @Benchmark
  public List<Airport> linearScan() {
    String typed = plain(typed());
    return lines.stream()
        .filter(line -> line.text().contains(typed))
        .map(Line::airport)
        .sorted(Comparator.comparingInt(Airport::rank).reversed())
        .limit(LIMIT)
        .toList();
  }
}
