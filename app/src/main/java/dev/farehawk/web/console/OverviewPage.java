package dev.farehawk.web.console;

import dev.farehawk.web.CoveragePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the service does, to be read in five seconds: the tiles first, what is behind them below.
 *
 * @param trouble how many tiles are red
 * @param deadlines today and the last week
 * @param burns how far limits are used
 * @param coverage null while nothing is measured
 * @param stages what fails, in sentences; empty when all work
 * @param stopped parts that an operator has stopped
 */
public record OverviewPage(
    long trouble,
    List<Tile> tiles,
    List<Deadline> deadlines,
    List<Source> sources,
    List<CoveragePart.Bar> burns,
    @Nullable CoveragePart coverage,
    List<Waiting> queues,
    List<String> stages,
    List<String> stopped) {

  /** Keeps its own copies. */
  public OverviewPage {
    tiles = List.copyOf(tiles);
    deadlines = List.copyOf(deadlines);
    sources = List.copyOf(sources);
    burns = List.copyOf(burns);
    queues = List.copyOf(queues);
    stages = List.copyOf(stages);
    stopped = List.copyOf(stopped);
  }

  /** How something stands. */
  public enum Light {
    GOOD,
    BAD,
    UNKNOWN;

    /** The chip's class. */
    public String style() {
      return switch (this) {
        case GOOD -> "chip-good";
        case BAD -> "chip-bad";
        case UNKNOWN -> "chip-warn";
      };
    }
  }

  /** One figure; {@code state} says what the colour says. */
  public record Tile(String name, String figure, Light light, String state) {}

  /** The deadline over a time. */
  public record Deadline(String id, String title, String counted, List<Leg> legs) {

    /** Keeps its own copy. */
    public Deadline {
      legs = List.copyOf(legs);
    }
  }

  /** A part of the way from the change of a price to the alert. */
  public record Leg(String name, String onTime, String median, String slowest) {}

  /** What a fare source costs. */
  public record Source(String name, String calls, String failed, String cost, String weekCost) {}

  /** What waits between two stages. */
  public record Waiting(String name, String depth, String held, String oldest, boolean late) {}
}
