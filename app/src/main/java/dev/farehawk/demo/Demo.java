package dev.farehawk.demo;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.Endpoints;
import dev.farehawk.history.HistoryConfig;
import dev.farehawk.history.ImportHistory;
import dev.farehawk.history.RecordObservations;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.http.ServiceAddress;
import dev.farehawk.poll.Polling;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything in one process: market, sinks, the service, travellers. Each part stops when the demo
 * is closed, the service first.
 */
public final class Demo implements AutoCloseable {

  private final DemoOptions options;
  private final Clock clock;
  private final Progress progress;
  private final DemoMarket market;
  private final Proof.Sinks sinks;
  private final DemoGuest guest;
  private final List<PlannedWatch> plans;
  private final ConfigurableApplicationContext service;

  /** Starts the service inside this process. */
  @FunctionalInterface
  public interface ServiceStarter {

    /**
     * Starts it and returns when it serves.
     *
     * @param arguments settings, as {@code --key=value}
     * @param beans that it shall have besides its own, by name
     */
    ConfigurableApplicationContext start(List<String> arguments, Map<String, Object> beans);
  }

  private Demo(DemoOptions options, Clock clock, Progress progress, ServiceStarter starter) {
    this.options = options;
    this.clock = clock;
    this.progress = progress;
    DemoOptions.Scale scale = options.scale();
    SplittableRandom random = new SplittableRandom(scale.seed());
    progress.step("making a market of " + scale.markets() + " routes");
    this.market =
        DemoMarket.make(
            scale,
            RouteNetwork.read(RouteNetwork.fileIn(options.dataFolder())),
            Places.load(),
            clock);
    this.plans =
        new TravelPlans(market.market(), market.routes(), random, clock.instant())
            .plan(scale.watches());
    market.open(scale, differentFares(), clock);
    this.sinks = new Proof.Sinks(MailCatcher.start(clock), WebhookSink.start(clock));
    this.guest = DemoGuest.of(scale, plans.getFirst(), random);
    Map<String, Object> beans = new LinkedHashMap<>();
    beans.put("mailCatcher", sinks.mails());
    beans.put("demoGuest", guest);
    this.service = starter.start(arguments(), beans);
  }

  /**
   * Starts everything up to the first poll.
   *
   * @throws dev.farehawk.platform.StartRefused with a sentence for the person who started it
   */
  public static Demo start(
      DemoOptions options, Clock clock, Progress progress, ServiceStarter starter) {
    return new Demo(options, clock, progress, starter);
  }

  private int differentFares() {
    return (int) plans.stream().flatMap(plan -> plan.fares().stream()).distinct().count();
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(market.settings(options.scale()));
    arguments.add("--farehawk.data=" + options.dataFolder().resolve("demo"));
    arguments.add("--farehawk.http.port=" + options.port());
    arguments.add("--farehawk.deadline=" + options.scale().deadline().toMillis() + "ms");
    arguments.add("--farehawk.poll.auto-start=false");
    arguments.addAll(sinks.settings());
    return arguments;
  }

  /**
   * Lets people in, gives the service its past and begins to poll; then runs until told to stop, or
   * for the time wished and returns what the judge says.
   *
   * @throws InterruptedException when told to stop
   */
  public Optional<DemoResult> run() throws InterruptedException {
    progress.step("setting " + plans.size() + " watches for the travellers");
    List<WatchView> watches = travellers().settle(plans, guest.password());
    Proof proof = new Proof(options.scale(), market, sinks, watches);
    progress.step("importing the last 60 days of " + proof.fareQueries().size() + " fares");
    ImportHistory.Outcome imported =
        new Backfill(market.view()).into(importHistory(), proof.fareQueries());
    progress.step(imported.points() + " price points imported; polling begins");
    Polling polling = service.getBean(Polling.class);
    Instant from = clock.instant();
    polling.start();
    tellTheAddress();
    Duration runFor = options.runFor();
    if (runFor == null) {
      return Optional.empty();
    }
    TimeUnit.MILLISECONDS.sleep(runFor.toMillis());
    polling.stop();
    Instant to = clock.instant();
    progress.step("polling has ended; the last deliveries drain");
    new Drain(database(), clock).await();
    progress.step("judging");
    ProofReport report =
        proof.judge(
            new Proof.Polled(from, to, polls()),
            service.getBean("decidingOracle", Oracle.class),
            service.getBean(HistoryConfig.class),
            database());
    return Optional.of(new DemoResult(report));
  }

  private void tellTheAddress() {
    progress.step("open " + service.getBean(ServiceAddress.class).local());
    progress.step("sign in as " + Travellers.GUEST + " with the password " + guest.password());
    Words english = service.getBean(Languages.class).english();
    progress.step(guest.headline(english) + " " + guest.rest(english));
  }

  private Travellers travellers() {
    return new Travellers(
        service.getBean(Accounts.class),
        service.getBean(Endpoints.class),
        service.getBean(Watches.class),
        sinks.hooks(),
        new SplittableRandom(options.scale().seed()));
  }

  private ImportHistory importHistory() {
    return new ImportHistory(
        service.getBean(DataSource.class), service.getBean(RecordObservations.class), clock);
  }

  private JdbcClient database() {
    return JdbcClient.create(service.getBean(DataSource.class));
  }

  private long polls() {
    return database()
        .sql("SELECT coalesce(sum(calls), 0) FROM poll_ledger")
        .query(Long.class)
        .single();
  }

  @Override
  public void close() {
    service.close();
    sinks.hooks().close();
    sinks.mails().close();
    market.close();
  }
}
