package dev.farehawk.simulation;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.platform.Columns;
import dev.farehawk.platform.Ids;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchFareQueries;
import dev.farehawk.watch.WatchStore;
import dev.faremarket.judge.FareKey;
import dev.faremarket.judge.JudgedWatch;
import dev.faremarket.judge.WatchRule;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets the watches of a run, and tells the judge of them. */
final class Watchers {

  private final JdbcClient database;
  private final WatchFareQueries watches;
  private final Ids ids;
  private final InstantSource clock;

  Watchers(DataSource source, InstantSource clock, RandomGenerator random) {
    this.database = JdbcClient.create(source);
    this.clock = clock;
    this.ids = Ids.timeOrdered(clock, random);
    TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    this.watches = new WatchFareQueries(new WatchStore(database, transactions, clock), ids);
  }

  /**
   * Three people watch each fare: one trusts the oracle, one waits for a fall by a tenth, one has a
   * target that lies, by turns, above and below what the fare costs now.
   */
  List<FareQueryRef> watch(List<FareQuery> queries, Function<FareQueryRef, Long> price) {
    List<FareQueryRef> refs = watches.set(account(), queries, new Rule.OracleSays());
    var _ = watches.set(account(), queries, new Rule.FallsBy(10));
    UUID third = account();
    for (int i = 0; i < refs.size(); i++) {
      FareQuery query = refs.get(i).query();
      long target = price.apply(refs.get(i)) * (i % 2 == 0 ? 105 : 90) / 100;
      var _ =
          watches.set(
              third, List.of(query), new Rule.TargetPrice(new Money(target, query.currency())));
    }
    return refs;
  }

  private UUID account() {
    UUID account = ids.next();
    database
        .sql(
            """
            INSERT INTO account (id, email, email_key, password_hash, created_at)
            VALUES (:id, :email, :email, '', :now)
            """)
        .param("id", account)
        .param("email", account + "@example.org")
        .param("now", Columns.utc(clock.instant()))
        .update();
    return account;
  }

  /** Every watch as the judge wants it. */
  List<JudgedWatch> judged(Map<Long, FareKey> fares) {
    List<JudgedWatch> all = new ArrayList<>();
    database
        .sql(
            """
            SELECT w.id, w.created_at, w.rule, w.rule_minor, w.rule_percent, q.fare_query
            FROM watch w JOIN watch_query q ON q.watch = w.id
            ORDER BY w.id
            """)
        .query(row -> {
          WatchRule rule =
              switch (row.getString("rule")) {
                case "TARGET" -> new WatchRule.Target(row.getLong("rule_minor"));
                case "FALLS_BY" -> new WatchRule.FallsBy(row.getInt("rule_percent"));
                default -> new WatchRule.OracleSays();
              };
          FareKey fare = fares.get(row.getLong("fare_query"));
          if (fare == null) {
            throw new IllegalStateException("a watch on a fare query nobody set");
          }
          all.add(
              new JudgedWatch(
                  row.getString("id"),
                  Columns.instant(row, "created_at"),
                  Set.of(fare),
                  rule,
                  false));
        });
    return all;
  }
}
