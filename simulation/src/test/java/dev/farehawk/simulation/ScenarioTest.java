package dev.farehawk.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.simulation.Scenario.Result;
import dev.faremarket.judge.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {

  private static final long SEED = 7;

  private static final Result RESULT = Scenario.run(SEED, SeededBug.NONE);

  @Test
  void losesInventsAndRepeatsNothingThroughFaults() {
    Judgement judgement = RESULT.judgement();

    assertThat(judgement.findings()).isEmpty();
    assertThat(judgement.lost()).isZero();
    assertThat(judgement.unexpected()).isZero();
    assertThat(judgement.duplicates()).isZero();
  }

  @Test
  void meetsEnoughFaultsAndDropsToMeanSomething() {
    assertThat(RESULT.judgement().counts().alerts()).isGreaterThan(60);
    assertThat(RESULT.judgement().counts().drops()).isGreaterThan(5);
    assertThat(RESULT.judgement().corrections().due()).isGreaterThan(10);
    assertThat(RESULT.faultsMet()).isGreaterThan(50);
  }

  @Test
  void isTheSameRunForTheSameSeed() {
    assertThat(Scenario.run(SEED, SeededBug.NONE)).isEqualTo(RESULT);
  }

  @Test
  void isAnotherRunForAnotherSeedAndCleanToo() {
    Result other = Scenario.run(SEED + 1, SeededBug.NONE);

    assertThat(other.judgement().findings()).isEmpty();
    assertThat(other.judgement().clean()).isTrue();
    assertThat(other.traceHash()).isNotEqualTo(RESULT.traceHash());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void findsTheSeededBug(SeededBug bug) {
    Judgement judgement = Scenario.run(SEED, bug).judgement();

    int wrong =
        switch (bug) {
          case NONE -> 0;
          case VERDICT_SKIPPED, FAILED_BATCH_FORGOTTEN -> judgement.lost();
          case FIRING_FORGOTTEN -> judgement.duplicates();
          case DOLLAR_FARE_BELIEVED -> judgement.unexpected();
          case CORRECTION_FORGOTTEN -> judgement.corrections().missing();
        };
    assertThat(wrong).isPositive();
  }
}
