package dev.farehawk.ops.console;

import java.time.Instant;

/**
 * How the deadline was kept by some alerts; sums that add up.
 *
 * @param counted alerts that have arrived or whose time is over
 * @param known of those, whose change of price has a known time
 * @param detected of those, sighted in time
 * @param reacted of all, taken by a channel in time
 * @param kept of the known, taken in time after the change
 * @param detection how long that took, by the classes of {@link TimeClasses}, as the next two
 */
@SuppressWarnings("ArrayRecordComponent") // added up and read, never compared
record HourSums(
    long counted,
    long known,
    long detected,
    long reacted,
    long kept,
    long[] detection,
    long[] reaction,
    long[] whole) {

  static HourSums none() {
    int classes = TimeClasses.COUNT;
    return new HourSums(0, 0, 0, 0, 0, new long[classes], new long[classes], new long[classes]);
  }

  HourSums plus(HourSums other) {
    return new HourSums(
        counted + other.counted,
        known + other.known,
        detected + other.detected,
        reacted + other.reacted,
        kept + other.kept,
        sum(detection, other.detection),
        sum(reaction, other.reaction),
        sum(whole, other.whole));
  }

  private static long[] sum(long[] one, long[] other) {
    long[] sum = one.clone();
    for (int i = 0; i < Math.min(sum.length, other.length); i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  DeadlineReport report(Instant since) {
    return new DeadlineReport(
        since,
        counted,
        leg(known, detected, detection),
        leg(counted, reacted, reaction),
        leg(known, kept, whole));
  }

  private static DeadlineReport.Leg leg(long alerts, long onTime, long[] times) {
    return new DeadlineReport.Leg(
        alerts, onTime, TimeClasses.quantile(times, 0.5), TimeClasses.quantile(times, 0.99));
  }
}
