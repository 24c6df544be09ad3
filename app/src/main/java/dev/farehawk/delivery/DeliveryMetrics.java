package dev.farehawk.delivery;

import dev.farehawk.account.Channel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** Counts what came of tries. */
final class DeliveryMetrics {

  private final MeterRegistry registry;

  DeliveryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Counts a batch of results.
   *
   * @param written those that were not too late
   */
  void count(List<Result> all, List<Result> written) {
    for (Result result : written) {
      Channel channel = result.claim().channel();
      attempts(channel, RecordResults.name(result.outcome()), 1);
      if (result.outcome() instanceof Outcome.Accepted && result.recorded() != null) {
        accepted(channel, Duration.between(result.recorded(), result.at()));
      }
    }
    int late = all.size() - written.size();
    if (late > 0) {
      attempts(all.getFirst().claim().channel(), "FENCED", late);
    }
  }

  void attempts(Channel channel, String outcome, int count) {
    Counter.builder("farehawk.delivery.attempts")
        .description("Tries to deliver, by what came of them; FENCED ones came too late to count")
        .tag("channel", channel.name())
        .tag("outcome", outcome)
        .register(registry)
        .increment(count);
  }

  /** How long the service took to react to what it had written down. */
  void accepted(Channel channel, Duration reaction) {
    Timer.builder("farehawk.reaction")
        .description("From the recording of a price to the channel taking the alert")
        .tag("channel", channel.name())
        .publishPercentileHistogram()
        .register(registry)
        .record(reaction);
  }
}
