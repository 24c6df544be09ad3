package dev.farehawk.contest;

import dev.farehawk.contest.ContestReport.Knowledge;
import dev.farehawk.poll.Learned;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Decides which recorded series are looked at on a day. */
interface DailyPolicy {

  /** Its name in reports. */
  String name();

  Knowledge knows();

  /**
   * The series looked at on a day; days come in time order.
   *
   * @param looks how many there may be
   */
  BitSet lookedAt(RecordedDay day, int looks);

  /** What it has learned; null when it does not learn. */
  @Nullable Learned learned();
}
