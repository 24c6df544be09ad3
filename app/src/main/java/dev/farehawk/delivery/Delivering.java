package dev.farehawk.delivery;

import dev.farehawk.account.Endpoints;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.StageLoop.Pace;
import dev.farehawk.platform.Wake;
import dev.farehawk.platform.flags.Switch;
import dev.farehawk.platform.flags.Switches;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The delivery stage at work: for each channel one loop that claims and sends and one that writes
 * down results, one for the inbox, and one that keeps our leases and takes back those of senders
 * that died. A channel that an operator has stopped claims nothing: its deliveries wait as they
 * are, with the time they must arrive by, and what is under way is finished.
 */
public final class Delivering implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Delivering.class);

  /** Behind the alert stage, which makes the work. */
  static final int ORDER = 800;

  private static final Duration LONGEST_LOOK = Duration.ofMillis(500);
  private static final int LOOKS_PER_DEADLINE = 240;
  private static final int RENEWALS_PER_LEASE = 3;

  /** What is being sent when the service stops may end within so many looks. */
  private static final int LAST_LOOKS = 250;

  private static final Duration BETWEEN_LAST_LOOKS = Duration.ofMillis(20);

  /** Where more are on their way than that, fewer results wait for others to be written with. */
  private static final int FEW = 100;

  private static final Duration GATHERING = Duration.ofMillis(10);

  private final AcceptInbox acceptInbox;
  private final List<SendDeliveries> senders;
  private final List<StageLoop> claiming = new ArrayList<>();
  private final List<StageLoop> loops = new ArrayList<>();
  private final List<Wake> wakes = new ArrayList<>();
  private final DeliveryQueue queue;
  private final InstantSource clock;
  private final Duration lease;

  /** What the stage runs on. */
  record Surroundings(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Stages stages,
      InstantSource clock,
      RandomGenerator random,
      MeterRegistry metrics) {}

  /** What other stages offer. */
  record Stages(FindNews findNews, Endpoints endpoints, Notices notices) {}

  Delivering(
      Surroundings around,
      Deadlines deadlines,
      DeliveryConfig config,
      List<? extends DeliveryChannel> channels,
      InboxStream stream,
      Switches switches) {
    this.queue = new DeliveryQueue(around.jdbc(), around.stages().endpoints());
    this.clock = around.clock();
    this.lease = deadlines.lease();
    DeliveryMetrics metrics = new DeliveryMetrics(around.metrics());
    this.acceptInbox = new AcceptInbox(around.jdbc(), around.clock(), stream, metrics);
    RecordResults recordResults =
        new RecordResults(
            around.jdbc(),
            around.stages().endpoints(),
            around.stages().notices(),
            new RetrySchedule(deadlines),
            around.random());
    Pace pace = Pace.every(lookEvery(deadlines));
    StageLoop.Step inbox =
        () -> !switches.isStopped(Switch.channel("INBOX")) && acceptInbox.drain() > 0;
    loop("inbox", inbox, woken(), pace, around.metrics());
    List<SendDeliveries> all = new ArrayList<>();
    for (DeliveryChannel channel : channels) {
      String name = channel.channel().name().toLowerCase(Locale.ROOT);
      Wake ready = woken();
      Wake finished = new Wake();
      SendDeliveries sender =
          new SendDeliveries(
              channel,
              new SendDeliveries.Stores(queue, recordResults, around.stages().findNews(), metrics),
              new SendDeliveries.Shell(
                  around.transactions(),
                  around.clock(),
                  task -> Thread.ofVirtual().name("send-" + name).start(task),
                  finished),
              deadlines,
              config.webhooksPerHost());
      all.add(sender);
      Switch sending = Switch.channel(name);
      StageLoop.Step claim =
          () -> {
            if (switches.isStopped(sending)) {
              var _ = sender.giveBack();
              return false;
            }
            return sender.claim() > 0;
          };
      StageLoop.Step record =
          () -> {
            int recorded = sender.record();
            if (recorded > 0) {
              ready.signal();
            }
            if (recorded < FEW && sender.inHand().size() >= FEW) {
              LockSupport.parkNanos(GATHERING.toNanos());
            }
            return recorded > 0;
          };
      claiming.add(new StageLoop("send-" + name, claim, ready, pace, ORDER, around.metrics()));
      loop("results-" + name, record, finished, pace, around.metrics());
    }
    this.senders = List.copyOf(all);
    Pace heartbeat = Pace.every(lease.dividedBy(RENEWALS_PER_LEASE));
    loop("delivery-leases", this::keepLeases, new Wake(), heartbeat, around.metrics());
  }

  /** There may be something to send. */
  public void wake() {
    wakes.forEach(Wake::signal);
  }

  private boolean keepLeases() {
    Instant now = clock.instant();
    senders.forEach(sender -> queue.renew(sender.inHand(), now, lease));
    if (queue.recover(now) > 0) {
      wake();
    }
    return false;
  }

  private Wake woken() {
    Wake wake = new Wake();
    wakes.add(wake);
    return wake;
  }

  private void loop(String name, StageLoop.Step step, Wake wake, Pace pace, MeterRegistry metrics) {
    loops.add(new StageLoop(name, step, wake, pace, ORDER, metrics));
  }

  private static Duration lookEvery(Deadlines deadlines) {
    Duration look = deadlines.whole().dividedBy(LOOKS_PER_DEADLINE);
    return look.compareTo(LONGEST_LOOK) < 0 ? look : LONGEST_LOOK;
  }

  @Override
  public void start() {
    loops.forEach(StageLoop::start);
    claiming.forEach(StageLoop::start);
  }

  /** Gives back what is not begun, and writes down what comes of the rest if it comes soon. */
  @Override
  public void stop() {
    claiming.forEach(StageLoop::stop);
    senders.forEach(this::finish);
    loops.forEach(StageLoop::stop);
  }

  private void finish(SendDeliveries sender) {
    try {
      sender.giveBack();
    } catch (DataAccessException e) {
      log.warn("claims could not be given back; they are free when their leases end", e);
    }
    for (int look = 0; look < LAST_LOOKS && !sender.inHand().isEmpty(); look++) {
      LockSupport.parkNanos(BETWEEN_LAST_LOOKS.toNanos());
    }
  }

  @Override
  public boolean isRunning() {
    return Stream.concat(claiming.stream(), loops.stream()).anyMatch(StageLoop::isRunning);
  }

  @Override
  public int getPhase() {
    return ORDER;
  }
}
