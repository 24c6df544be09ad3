package dev.farehawk.watch;

import dev.farehawk.account.Account;
import dev.farehawk.account.AccountConfig;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.Endpoints;
import dev.farehawk.account.SignUp;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Ids;
import dev.farehawk.platform.seal.Vault;
import dev.farehawk.testing.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The watch stage on a database of its own, with a clock to set and the demand it told. */
final class WatchWorld implements AutoCloseable {

  static final Places PLACES = Places.load();

  /** In the evening of 1 March in London, already 2 March in Tokyo. */
  static final Instant START = Instant.parse("2027-03-01T20:00:00Z");

  final TestDatabase database = TestDatabase.fresh();
  final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  final List<Demand> told = new ArrayList<>();
  final Accounts accounts;
  final WatchStore store;
  final DemandPublisher demand;
  final Watches watches;

  private Instant now = START;

  WatchWorld(WatchConfig limits) {
    SplittableRandom random = new SplittableRandom(7);
    Ids ids = Ids.timeOrdered(() -> now, random);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    Endpoints endpoints =
        Endpoints.create(
            jdbc,
            () -> now,
            random,
            AccountConfig.defaults(),
            request -> {},
            Vault.of(jdbc, () -> now, random, new byte[32]));
    accounts = new Accounts(jdbc, transaction, endpoints, ids, () -> now);
    store = new WatchStore(jdbc, transaction, () -> now);
    demand = new DemandPublisher(jdbc, transaction, PLACES, told::addAll, () -> now);
    watches = new Watches(store, PLACES, limits, demand, ids);
  }

  /** Each test begins with nobody, at the start. */
  void clear() {
    jdbc.sql("TRUNCATE account, fare_query CASCADE").update();
    told.clear();
    now = START;
  }

  void at(Instant instant) {
    now = instant;
  }

  List<Account> people(int count) {
    return accounts.createAll(
        IntStream.range(0, count).mapToObj(i -> "person" + i + "@example.org").toList(),
        new SignUp("", "correct horse battery", ZoneOffset.UTC, "en"));
  }

  /** What was said last of each fare query, as "market date" to watchers. */
  Map<String, Double> demand() {
    Map<String, Double> last = new LinkedHashMap<>();
    for (Demand one : told) {
      last.put(
          one.fareQuery().query().market() + " " + one.fareQuery().query().departure(),
          one.watchers());
    }
    return last;
  }

  @Override
  public void close() {
    database.close();
  }
}
