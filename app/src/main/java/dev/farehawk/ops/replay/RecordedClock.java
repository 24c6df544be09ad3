package dev.farehawk.ops.replay;

import java.time.Instant;
import java.time.InstantSource;

/** The time of the recording; never turns back. */
final class RecordedClock implements InstantSource {

  private volatile Instant now;

  RecordedClock(Instant start) {
    now = start;
  }

  void advanceTo(Instant moment) {
    if (moment.isBefore(now)) {
      throw new IllegalArgumentException(moment + " lies before " + now);
    }
    now = moment;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
