package dev.farehawk.history;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps a partition of {@code price_point} ready for every month that points are written to. */
public final class PricePartitions {

  /** How many months ahead are created beforehand. */
  public static final int MONTHS_AHEAD = 2;

  private static final long LOCK = 0x666172655f707074L;

  private final JdbcClient database;
  private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

  /** Works on this database, in transactions of its own unless one is open. */
  public PricePartitions(DataSource source) {
    database = JdbcClient.create(source);
  }

  /** Creates this month's partition and those ahead; call it at the start and once a day. */
  public void ensureAhead(Instant now) {
    YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
    for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
      ensure(month.plusMonths(ahead));
    }
  }

  /** Creates the partitions that points of these moments need. */
  void ensureFor(Collection<Instant> moments) {
    Set<YearMonth> months =
        moments.stream()
            .map(moment -> YearMonth.from(moment.atZone(ZoneOffset.UTC)))
            .collect(Collectors.toCollection(TreeSet::new));
    months.forEach(this::ensure);
  }

  private void ensure(YearMonth month) {
    if (known.contains(month)) {
      return;
    }
    // The lock lets two processes want the same month at once; a DO block is one transaction.
    String partition = "price_point_" + month.toString().replace('-', '_');
    database
        .sql(
            """
            DO $$ BEGIN
              PERFORM pg_advisory_xact_lock(%d);
              CREATE TABLE IF NOT EXISTS %s PARTITION OF price_point
                FOR VALUES FROM ('%s-01 00:00:00+00') TO ('%s-01 00:00:00+00');
            END $$
            """
                .formatted(LOCK, partition, month, month.plusMonths(1)))
        .update();
    known.add(month);
  }
}
