package dev.farehawk.poll;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.Freshness;
import dev.farehawk.platform.StageLoop;
import dev.farehawk.provider.Admission;
import dev.farehawk.provider.CallOrder;
import dev.farehawk.provider.CallTicket;
import dev.farehawk.provider.FareProvider;
import dev.farehawk.provider.LookCalls;
import dev.farehawk.provider.ProviderRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one provider, at the pace that it allows: takes the next look only when a call may go out,
 * so that each decision is made as late as possible, and gives the call to a virtual thread.
 */
final class PollLoop implements StageLoop.Step {

  private static final Logger log = LoggerFactory.getLogger(PollLoop.class);
  private static final int IDLE_SHARE = 540;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Desk<? extends Agenda> desk;
  private final LookResults results;
  private final ExecutorService calls;
  private final InstantSource clock;
  private final Duration period;

  /** How often to see whether something has become due. */
  private final Duration idle;

  /**
   * A loop for one provider.
   *
   * @param period D', after which a look has lost its worth
   */
  PollLoop(
      Desk<? extends Agenda> desk,
      LookResults results,
      ExecutorService calls,
      InstantSource clock,
      Duration period) {
    this.desk = desk;
    this.results = results;
    this.calls = calls;
    this.clock = clock;
    this.period = period;
    this.idle = period.dividedBy(IDLE_SHARE);
  }

  /** One decision, or a short wait. */
  @Override
  public boolean run() throws InterruptedException {
    long now = clock.millis();
    if (!desk.with(agenda -> agenda.hasWork(now))) {
      desk.wake().await(idle);
      return true;
    }
    switch (desk.gateway().admit(desk.wake()::signal)) {
      case Admission.Wait wait -> desk.wake().await(until(wait.until()));
      case Admission.Granted(CallTicket ticket) -> launch(ticket);
    }
    return true;
  }

  private Duration until(Instant moment) {
    Duration wait = Duration.between(clock.instant(), moment);
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private void launch(CallTicket ticket) {
    long now = clock.millis();
    Look look = desk.<@Nullable Look>with(agenda -> agenda.take(now));
    if (look == null) {
      desk.gateway().cancel(ticket);
      return;
    }
    calls.execute(() -> look(ticket, look));
  }

  private void look(CallTicket ticket, Look look) {
    LookResults.Result result = new LookResults.Result(LookOutcome.TRY_SOON, null);
    Instant worthUntil = Instant.ofEpochMilli(look.takenAt()).plus(period);
    CallOrder order = CallOrder.live(look.reason()).worthUntil(worthUntil);
    LookCalls lookCalls = new LookCalls(desk.gateway(), ticket, order, clock);
    try {
      result = called(lookCalls, look);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("a look at {} failed", look.fareQueries().getFirst().query(), e);
    } finally {
      settle(look, result);
      lookCalls.close();
    }
  }

  private LookResults.Result called(LookCalls lookCalls, Look look) throws InterruptedException {
    FareProvider provider = desk.gateway().provider();
    ProviderRequest request = only(provider.plan(look.fareQueries()));
    if (request == null) {
      return new LookResults.Result(LookOutcome.TRY_LATER, null);
    }
    Freshness freshness = provider.capabilities().freshness();
    return results.accept(provider.name(), freshness, look, lookCalls.call(request));
  }

  /** Fare queries of one look fit one call, by how the agendas group them. */
  private static @Nullable ProviderRequest only(List<ProviderRequest> requests) {
    return requests.isEmpty() ? null : requests.getFirst();
  }

  private void settle(Look look, LookResults.Result result) {
    long now = clock.millis();
    desk.with(agenda -> {
      CarrierCode cheapest = result.cheapest();
      if (cheapest != null) {
        agenda.cheapest(look.fareQueries().getFirst().id(), cheapest);
      }
      agenda.settle(look, result.outcome(), now);
      return result;
    });
  }
}
