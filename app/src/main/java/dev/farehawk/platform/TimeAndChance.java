package dev.farehawk.platform;

import dev.farehawk.platform.config.FarehawkConfig;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only place where the program asks the machine for the time and for chance. */
@Configuration(proxyBeanMethods = false)
class TimeAndChance {

  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  /** In microseconds, as the database keeps it: what is written reads back equal. */
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }

  /** Also the {@link RandomGenerator} of every stage: safe for many threads, hard to guess. */
  @Bean
  SecureRandom random() {
    return new SecureRandom();
  }

  @Bean
  Deadlines deadlines(FarehawkConfig config) {
    return config.deadlines();
  }

  @Bean
  Ids ids(InstantSource clock, RandomGenerator random) {
    return Ids.timeOrdered(clock, random);
  }
}
