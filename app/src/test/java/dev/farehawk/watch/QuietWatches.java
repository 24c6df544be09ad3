package dev.farehawk.watch;

import dev.farehawk.place.Places;
import dev.farehawk.platform.Ids;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Watches on a database of a test, with the demand that was told last, for other packages. */
public final class QuietWatches {

  private final Map<Long, Double> demand = new LinkedHashMap<>();
  private final Watches watches;

  /** On this database. */
  public QuietWatches(DataSource database, InstantSource clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    DemandFeed feed =
        changes -> changes.forEach(one -> demand.put(one.fareQuery().id(), one.watchers()));
    watches =
        new Watches(
            new WatchStore(jdbc, transaction, clock),
            Places.load(),
            WatchConfig.defaults(),
            new DemandPublisher(jdbc, transaction, Places.load(), feed, clock),
            Ids.timeOrdered(clock, new SplittableRandom(5)));
  }

  /** The watches. */
  public Watches watches() {
    return watches;
  }

  /** Watchers of each fare query, as told last. */
  public List<Double> demand() {
    return List.copyOf(demand.values());
  }
}
