package dev.farehawk.ops.replay;

import java.util.List;

/**
 * A recording read from a file, in time order.
 *
 * @param looks oldest first; of one series never two at the same time
 * @param rows data rows of the file
 * @param rejected rows that could not be used
 * @param complaints what was wrong with the first of those, with line numbers
 */
public record Recording(
    List<RecordedLook> looks, long rows, long rejected, List<String> complaints) {

  /** How many different series there are, a carrier of a fare query each being one. */
  public long seriesCount() {
    record Key(RecordedSeries series, String carrier) {}
    return looks.stream()
        .flatMap(look -> look.offers().stream().map(o -> new Key(look.series(), o.carrier())))
        .distinct()
        .count();
  }
}
