package dev.farehawk.oracle;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an oracle that may fail, and a built-in one in its place when it does; such verdicts are
 * marked. After several failures it stops asking for a while, so that alerts do not wait for every
 * time limit.
 */
public final class FallbackOracle implements Oracle {

  private static final Logger log = LoggerFactory.getLogger(FallbackOracle.class);
  private static final int FAILURES_LOOKED_AT = 5;
  private static final Duration REST = Duration.ofSeconds(30);

  private final Oracle preferred;
  private final StatisticalOracle standIn;
  private final CircuitBreaker breaker;
  private final Counter fallbacks;

  /** Prefers the first. */
  public FallbackOracle(Oracle preferred, StatisticalOracle standIn, MeterRegistry metrics) {
    this.preferred = preferred;
    this.standIn = standIn;
    this.breaker =
        CircuitBreaker.of(
            "oracle",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(FAILURES_LOOKED_AT)
                .minimumNumberOfCalls(FAILURES_LOOKED_AT)
                .failureRateThreshold(60)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    this.fallbacks =
        Counter.builder("farehawk.oracle.fallbacks")
            .description("Verdicts given by the built-in judge because the configured one failed")
            .register(metrics);
  }

  @Override
  public String name() {
    return preferred.name();
  }

  @Override
  public List<Verdict> judge(List<Question> questions) {
    try {
      return breaker.executeCallable(() -> preferred.judge(questions));
    } catch (CallNotPermittedException e) {
      return standIn(questions);
    } catch (Exception e) {
      log.warn("{} failed, the built-in judge stands in: {}", preferred.name(), e.getMessage());
      return standIn(questions);
    }
  }

  private List<Verdict> standIn(List<Question> questions) {
    fallbacks.increment(questions.size());
    return standIn.judge(questions).stream()
        .map(verdict ->
            new Verdict(
                verdict.answer(), verdict.score(), verdict.oracle(), true, verdict.explanation()))
        .toList();
  }
}
