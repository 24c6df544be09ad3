package dev.farehawk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of a run: what has been seen goes through the last stages until nothing moves. */
final class Drain {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final int QUIET_LOOKS = 3;

  private final JdbcClient database;
  private final InstantSource clock;

  Drain(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Waits until nothing is on its way between two stages, or the limit has passed. */
  void await() throws InterruptedException {
    Instant end = clock.instant().plus(LIMIT);
    int quiet = 0;
    while (quiet < QUIET_LOOKS && clock.instant().isBefore(end)) {
      quiet = onTheWay() == 0 ? quiet + 1 : 0;
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  /** A delivery that waits for another try is on its way too; a stand-in may never be called. */
  private long onTheWay() {
    return database
        .sql(
            """
            SELECT (SELECT count(*) FROM price_change WHERE NOT judged)
                 + (SELECT count(*) FROM verdict WHERE NOT alerted)
                 + (SELECT count(*) FROM delivery
                    WHERE state IN ('PENDING', 'CLAIMED') OR state = 'WAITING' AND NOT stand_in)
            """)
        .query(Long.class)
        .single();
  }
}
