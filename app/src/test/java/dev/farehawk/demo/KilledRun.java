package dev.farehawk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.Endpoints;
import dev.farehawk.command.ServiceStart;
import dev.farehawk.history.HistoryConfig;
import dev.farehawk.history.ImportHistory;
import dev.farehawk.history.RecordObservations;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Progress;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import dev.faremarket.judge.Evidence;
import dev.faremarket.judge.FareKey;
import dev.faremarket.judge.Judgement;
import dev.faremarket.judge.Terms;
import dev.faremarket.judge.Tolerance;
import dev.faremarket.judge.Tolerance.Outage;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run in which the service is a process that gets killed, while market, channels and judge are in
 * this one and live on. Before the first start and after the last end the service's parts run here
 * without polling: to let the travellers in, and to let the last deliveries out.
 */
final class KilledRun implements AutoCloseable {

  /** How soon a service must serve again. */
  static final Duration BACK_WITHIN = Duration.ofSeconds(90);

  /** A reply needs no longer from the provider into the database. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DemoOptions.Scale scale;
  private final Path dataFolder;
  private final Clock clock = Clock.systemUTC();
  private final RandomGenerator random;
  private final DemoMarket market;
  private final Proof.Sinks sinks;
  private final List<WatchView> watches = new ArrayList<>();
  private final List<String> acknowledged = new ArrayList<>();
  private final List<Outage> outages = new ArrayList<>();
  private final String guestsKey;
  private ServiceProcess service;
  private @Nullable ConfigurableApplicationContext quiet;

  KilledRun(DemoOptions.Scale scale, Path dataFolder) throws IOException {
    this.scale = scale;
    this.dataFolder = dataFolder;
    this.random = new SplittableRandom(scale.seed());
    this.market = DemoMarket.make(scale, List.of(), Places.load(), clock);
    List<PlannedWatch> plans =
        new TravelPlans(market.market(), market.routes(), random, clock.instant())
            .plan(scale.watches());
    market.open(scale, differentFares(plans), clock);
    this.sinks = new Proof.Sinks(MailCatcher.start(clock), WebhookSink.start(clock));
    try (ConfigurableApplicationContext parts = withoutPolling()) {
      watches.addAll(travellers(parts).settle(plans, "a long enough phrase"));
      new Backfill(market.view())
          .into(
              new ImportHistory(
                  parts.getBean(DataSource.class), parts.getBean(RecordObservations.class), clock),
              new Proof(scale, market, sinks, watches).fareQueries());
      guestsKey = parts.getBean(ApiKeys.class).create(guest(parts).id(), "kill test").secret();
    }
    this.service = new ServiceProcess(dataFolder, settings());
  }

  private static int differentFares(List<PlannedWatch> plans) {
    Set<FareKey> fares =
        plans.stream().flatMap(plan -> plan.fares().stream()).collect(Collectors.toSet());
    return fares.size();
  }

  private List<String> settings() {
    List<String> settings = new ArrayList<>(market.settings(scale));
    settings.addAll(sinks.settings());
    settings.add("--farehawk.deadline=" + scale.deadline().toMillis() + "ms");
    return settings;
  }

  private ConfigurableApplicationContext withoutPolling() {
    List<String> arguments = new ArrayList<>(settings());
    arguments.add("--farehawk.data=" + dataFolder);
    arguments.add("--farehawk.http.port=0");
    arguments.add("--farehawk.poll.auto-start=false");
    return ServiceStart.start(arguments, Progress.silent(), Set.of(), Map.of());
  }

  private Travellers travellers(ConfigurableApplicationContext parts) {
    return new Travellers(
        parts.getBean(Accounts.class),
        parts.getBean(Endpoints.class),
        parts.getBean(Watches.class),
        sinks.hooks(),
        random);
  }

  private static Account guest(ConfigurableApplicationContext parts) {
    return parts.getBean(Accounts.class).findByEmail(Travellers.GUEST).orElseThrow();
  }

  /** Fails unless the service serves in time, on the only database server of the folder. */
  void awaitReady() throws InterruptedException {
    service.awaitReady(BACK_WITHIN);
    assertThat(service.postmaster()).as("database server").isPresent();
  }

  /** Fails unless the guest's watches, and those acknowledged since, are there. */
  void everythingAcknowledgedIsThere() throws IOException, InterruptedException {
    HttpResponse<String> answer = service.call("/api/v1/watches", guestsKey);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> found = new ArrayList<>();
    for (JsonNode watch : JSON.readTree(answer.body()).get("watches")) {
      found.add(watch.get("id").asString());
    }
    assertThat(found).contains(watches.getFirst().id().toString()).containsAll(acknowledged);
  }

  /** Lets the service work for a random time. */
  void workFor(Duration least, Duration most) throws InterruptedException {
    service.work(Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1)));
  }

  /** The guest sets a watch that must fire at its first look, and gets it acknowledged. */
  void acknowledgeOneMoreWatch() throws IOException, InterruptedException {
    WatchView first = watches.getFirst();
    String wish =
        JSON.writeValueAsString(
            Map.of(
                "origin", first.journey().origin(),
                "destination", first.journey().destination(),
                "dates",
                    Map.of("from", first.fareQueries().getFirst().query().departure().toString()),
                "rule",
                    Map.of(
                        "kind",
                        "TARGET",
                        "amount",
                        10_000_000 + acknowledged.size(),
                        "currency",
                        first.journey().currency())));
    HttpResponse<String> answer =
        service.call("/api/v1/watches", guestsKey, BodyPublishers.ofString(wish));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    acknowledged.add(JSON.readTree(answer.body()).get("id").asString());
  }

  /** Lets the service work until a mail arrives; what became of it is hardly written down then. */
  void awaitOneMoreMail() throws InterruptedException {
    int before = sinks.mails().all().size();
    Instant limit = clock.instant().plus(scale.deadline());
    while (sinks.mails().all().size() == before) {
      assertThat(clock.instant()).as("a mail; it said:\n" + service.output()).isBefore(limit);
      service.work(Duration.ofMillis(1));
    }
  }

  /** Kills the service, whatever it is doing, and starts it again over the same folder. */
  void killAndStartAgain() throws IOException, InterruptedException {
    ProcessHandle left = service.postmaster().orElse(null);
    Instant at = clock.instant();
    service.kill();
    startAgain(at);
    awaitReady();
    if (left != null && service.serves(left)) {
      assertThat(service.postmaster())
          .as("the server left behind is the one in use")
          .contains(left);
    }
  }

  /** Kills the service and starts it again, without waiting until it serves. */
  void killAndBeginToStartAgain() throws IOException, InterruptedException {
    Instant at = clock.instant();
    service.kill();
    startAgain(at);
  }

  /** Asks the service to end, and starts it again. */
  void terminateAndStartAgain() throws IOException, InterruptedException {
    Instant at = clock.instant();
    service.terminate();
    assertThat(service.postmaster()).as("a service that is asked to end leaves nothing").isEmpty();
    startAgain(at);
    awaitReady();
  }

  private void startAgain(Instant killedAt) throws IOException {
    outages.add(around(killedAt, clock.instant()));
    service = new ServiceProcess(dataFolder, settings());
  }

  /** Kills the database server under the running service, and waits until that mended it. */
  void killTheDatabase() throws IOException, InterruptedException {
    ProcessHandle old = service.postmaster().orElseThrow();
    Instant at = clock.instant();
    old.destroyForcibly();
    Instant limit = at.plus(BACK_WITHIN);
    boolean back = false;
    while (!back) {
      assertThat(clock.instant()).as("back; it said:\n" + service.output()).isBefore(limit);
      service.work(Duration.ofMillis(200));
      back =
          service.postmaster().filter(now -> now.pid() != old.pid()).isPresent()
              && service.call("/api/v1/watches", guestsKey).statusCode() == 200;
    }
    outages.add(around(at, clock.instant()));
  }

  private static Outage around(Instant from, Instant to) {
    return new Outage(from.minus(ON_ITS_WAY), to.plus(ON_ITS_WAY));
  }

  /** The service ends for good; then its last deliveries go out without looking any further. */
  Findings end() throws InterruptedException {
    Instant endOfPolls = clock.instant();
    service.terminate();
    ConfigurableApplicationContext parts = withoutPolling();
    quiet = parts;
    JdbcClient database = JdbcClient.create(parts.getBean(DataSource.class));
    new Drain(database, clock).await();
    Set<WatchView> all = Set.copyOf(everybodysWatches(parts));
    Proof proof = new Proof(scale, market, sinks, List.copyOf(all));
    Terms terms =
        proof.terms(
            endOfPolls,
            parts.getBean(HistoryConfig.class),
            new Tolerance(Tolerance.usual().window(), Tolerance.usual().creation(), outages));
    return new Findings(
        proof,
        proof.evidence(endOfPolls, database),
        terms,
        parts.getBean("decidingOracle", Oracle.class),
        List.copyOf(acknowledged));
  }

  private List<WatchView> everybodysWatches(ConfigurableApplicationContext parts) {
    Watches table = parts.getBean(Watches.class);
    List<WatchView> all =
        watches.stream()
            .map(WatchView::account)
            .distinct()
            .flatMap(account -> table.list(account).stream())
            .toList();
    assertThat(all)
        .as("every watch of everybody, over all kills")
        .extracting(watch -> watch.id().toString())
        .containsAll(watches.stream().map(watch -> watch.id().toString()).toList())
        .containsAll(acknowledged);
    return all;
  }

  /** What is left to judge when all has ended. */
  record Findings(
      Proof proof, Evidence evidence, Terms terms, Oracle oracle, List<String> acknowledged) {

    Judgement judge() {
      return judge(evidence);
    }

    Judgement judge(Evidence other) {
      return proof.judge(other, terms, oracle);
    }
  }

  @Override
  public void close() {
    if (quiet != null) {
      quiet.close();
    }
    service.close();
    sinks.hooks().close();
    sinks.mails().close();
    market.close();
  }
}
