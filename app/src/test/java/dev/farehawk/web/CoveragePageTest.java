package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.poll.Learned;
import dev.farehawk.poll.LiveCoverage;
import dev.farehawk.words.Languages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoveragePageTest {

  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
  private static final Clockwork TIME =
      new Clockwork(NOW, ZoneOffset.UTC, Languages.load().english());

  @Test
  void saysWhatWasReachedBesideWhatIsPossible() {
    CoveragePart part = part(3);

    assertThat(part.summary())
        .contains("Over the last 69 minutes", "72\u00a0% of the price drops", "within 9 minutes")
        .contains("3 fares have not been looked at yet and count as missed");
    assertThat(part.budget()).contains("20,000 fares are watched", "222 looks a minute", "2,222");
    assertThat(part.shares())
        .extracting(CoveragePart.Bar::label)
        .containsExactly("72\u00a0%", "84\u00a0%", "73\u00a0%", "89\u00a0%");
    assertThat(part.tenths())
        .extracting(CoveragePart.Bar::name)
        .containsExactly(
            "Most watched tenth, 76\u00a0% of the people",
            "Least watched tenth, 1.0\u00a0% of the people");
  }

  @Test
  void doesNotSpeakOfNothing() {
    assertThat(part(0).summary()).doesNotContain("missed");
    assertThat(part(1).summary()).contains("1 fare has not been looked at yet");
  }

  private static CoveragePart part(int neverLooked) {
    LiveCoverage coverage =
        new LiveCoverage(
            new LiveCoverage.Counted(
                NOW.minus(Duration.ofMinutes(69)), NOW.minus(Duration.ofMinutes(9)), 60),
            new LiveCoverage.Watched(20_000, neverLooked, 1_500),
            new LiveCoverage.Looks(3.7, 3.6, 37.04),
            new LiveCoverage.Reached(
                .72,
                .84,
                List.of(
                    new LiveCoverage.CoveredTenth(1, .76, .9),
                    new LiveCoverage.CoveredTenth(10, .01, 0))),
            new LiveCoverage.Possible(3.7, .73, .89),
            new Learned(1, .6, .5));
    return CoveragePart.of(coverage, Duration.ofMinutes(9), TIME);
  }
}
