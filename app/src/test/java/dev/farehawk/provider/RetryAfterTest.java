package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retry-after | 17 | 17",
        "retry-after | Sun, 01 Mar 2026 10:00:30 GMT | 30",
        "retry-after | Sun, 01 Mar 2026 09:00:00 GMT | 0",
        "retry-after | 99999 | 3600",
        "retry-after | Sunday, 01-Mar-26 10:00:30 GMT | 30",
        "retry-after | Sun Mar  1 10:00:30 2026 | 30",
        "retry-after | 2026-03-01T10:00:30Z | 30",
        "retry-after | 2026-03-01T11:00:30+01:00 | 30",
        "ratelimit-reset | 5 | 5",
        "ratelimit-reset | Sun, 01 Mar 2026 10:00:30 GMT | 30",
        "x-ratelimit-reset | 1772359260000 | 60",
        "x-rate-limit-reset | 1772359260 | 60",
        "eg-rate-limit-reset-minute | 1772359260 | 60",
        "x-ratelimit-reset | 1772359260 | 60",
      })
  void readsSecondsUnixTimesAndDates(String header, String value, long seconds) {
    assertThat(RetryAfter.of(Map.of(header, value), NOW)).hasValue(Duration.ofSeconds(seconds));
  }

  @Test
  void readsPartsOfASecond() {
    assertThat(RetryAfter.of(Map.of("retry-after", "0.5"), NOW)).hasValue(Duration.ofMillis(500));
  }

  @Test
  void waitsForTheLimitThatIsUsedUpAndNotForTheOthers() {
    Map<String, String> headers =
        Map.of(
            "x-ratelimit-remaining-second", "3",
            "x-ratelimit-reset-second", "1",
            "x-ratelimit-remaining-minute", "0",
            "x-ratelimit-reset-minute", "40");

    assertThat(RetryAfter.of(headers, NOW)).hasValue(Duration.ofSeconds(40));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 31 Dec 9999 23:59:59 GMT | 3600",
        "253402300799 | 0",
        "999999999999999999 | 3600",
        "946684799 | 3600",
        "Thu, 01 Jan 1970 00:00:00 GMT | 0",
        "0 | 0",
      })
  void staysBetweenNothingAndAnHour(String value, long seconds) {
    assertThat(RetryAfter.of(Map.of("retry-after", value), NOW))
        .hasValue(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 01 Mar 2026 09:00:00 GMT | Sun, 01 Mar 2026 09:00:30 GMT | 30",
        "Sun, 01 Mar 2026 11:00:00 GMT | 1772362830 | 30",
        "Sun, 01 Mar 2026 11:00:00 GMT | 17 | 17",
        "Sun, 01 Mar 2020 11:00:00 GMT | 1772359230 | 30",
        "no date | 1772359230 | 30",
      })
  void momentsAreThoseOfTheProvidersOwnClock(String date, String value, long seconds) {
    assertThat(RetryAfter.of(Map.of("date", date, "retry-after", value), NOW))
        .hasValue(Duration.ofSeconds(seconds));
    assertThat(
            LimitHeaders.read(
                Map.of("date", date, "ratelimit-remaining", "0", "ratelimit-reset", value), NOW))
        .containsExactly(
            new dev.farehawk.provider.budget.LimitHint("ratelimit", 0, NOW.plusSeconds(seconds)));
  }

  @Test
  void doesNotGuess() {
    assertThat(RetryAfter.of(Map.of("retry-after", "-5"), NOW)).isEmpty();
    assertThat(RetryAfter.of(Map.of("retry-after", ""), NOW)).isEmpty();
    assertThat(RetryAfter.of(Map.of("retry-after", "soon"), NOW)).isEmpty();
    assertThat(RetryAfter.of(Map.of("retry-after", "99999999999999999999"), NOW)).isEmpty();
    assertThat(RetryAfter.of(Map.of(), NOW)).isEmpty();
  }
}
