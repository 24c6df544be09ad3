package dev.faremarket.judge;

import java.time.Duration;

/**
 * Which live prices are too strange to be believed before a second reply shows them.
 *
 * @param belowShare a price below this share of what is usual is doubtful; usual is the lower of
 *     the previous price and the median of the last ones
 * @param aboveMultiple a price more than so many times the last one of its carrier and stops is
 *     doubtful
 * @param agreement a second reply confirms a doubtful price when it differs by at most this share
 * @param medianOf how many of the last prices the median is of
 * @param keptFor how long a doubtful price waits for its second reply
 */
public record Doubts(
    double belowShare, double aboveMultiple, double agreement, int medianOf, Duration keptFor) {

  /** What the service does when nobody configures it otherwise. */
  public static Doubts usual() {
    return new Doubts(0.4, 10, 0.02, 15, Duration.ofDays(2));
  }
}
