package dev.farehawk.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.history.Looks;
import dev.farehawk.history.Recorder;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Wake;
import dev.farehawk.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JudgeChangesTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final VerdictsGiven given = new VerdictsGiven(new Wake());
  private final Recorder recorder = new Recorder(database.dataSource());
  private final Verdicts verdicts = new Verdicts(database.dataSource());
  private final FareQueryRef query = recorder.add(Looks.someQuery().query());
  private final Looks looks = Looks.at(query);
  private JudgeChanges judge =
      judgeWith(new StatisticalOracle(OracleConfig.Statistical.defaults()));

  private JudgeChanges judgeWith(Oracle oracle) {
    return new JudgeChanges(
        database.dataSource(), oracle, new JudgeChanges.Judging(2, given, looks::now));
  }

  @BeforeEach
  void watchForThreeWeeks() {
    for (String price : List.of("LX 210", "LX 200", "LX 210", "LX 200", "LX 205")) {
      recorder.record(looks.shows(price));
      looks.later(Duration.ofDays(5));
    }
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void givesOneVerdictPerChangeAndWakesTheNextStage() throws InterruptedException {
    assertThat(judge.drain()).isEqualTo(5);
    assertThat(judge.drain()).isZero();
    assertThat(answers()).containsOnly(Answer.TOO_LITTLE_HISTORY.name(), "NOT_WORTHY").hasSize(5);
    assertThat(given.wake().await(Duration.ZERO)).isTrue();
  }

  @Test
  void findsADeepFallWorthyAndExplainsIt() {
    recorder.record(looks.shows("LX 120"));
    judge.drain();

    Verdict verdict = verdicts.latest(query.id()).orElseThrow().verdict();
    assertThat(verdict.answer()).isEqualTo(Answer.WORTHY);
    assertThat(verdict.oracle()).isEqualTo("statistical/1");
    assertThat(verdict.explanation().typicalMedianMinor()).isEqualTo(20_500);
    assertThat(verdict.explanation().words()).contains("120.00 CHF");
  }

  @Test
  void neverFindsAFirstLookWorthyButStillTellsIt() {
    recorder.record(looks.shows("LX 120"));
    recorder.record(looks.because(LookReason.FIRST_LOOK).shows("LX 120"));
    judge.drain();

    assertThat(answers()).endsWith("WORTHY", "NOT_WORTHY");
    assertThat(verdicts.latest(query.id()).orElseThrow().verdict().explanation().percentile())
        .isNotNull();
  }

  @Test
  void noiseIsNeverWorthyWhoeverJudges() {
    judge = judgeWith(new EverythingIsWorthy());
    recorder.record(looks.shows("LX 120"));
    recorder.record(looks.shows("LX 119"));
    recorder.record(looks.shows("LX 118"));
    judge.drain();

    assertThat(answers())
        .as("119 is within 1 % of 120, and 118 has left that band")
        .endsWith("WORTHY", "NOT_WORTHY", "WORTHY");
  }

  /** What a careless model says. */
  private static final class EverythingIsWorthy implements Oracle {

    private final StatisticalOracle figures =
        new StatisticalOracle(OracleConfig.Statistical.defaults());

    @Override
    public String name() {
      return "careless";
    }

    @Override
    public List<Verdict> judge(List<Question> questions) {
      return questions.stream()
          .map(question ->
              new Verdict(Answer.WORTHY, 1, name(), false, figures.judge(question).explanation()))
          .toList();
    }
  }

  @Test
  void doesNotAskAboutUnavailableFares() {
    recorder.record(looks.shows());
    recorder.record(looks.shows());
    judge.drain();

    assertThat(answers()).last().isEqualTo("NOT_WORTHY");
  }

  private List<@Nullable String> answers() {
    return JdbcClient.create(database.dataSource())
        .sql("SELECT answer FROM verdict ORDER BY change")
        .query(String.class)
        .list();
  }
}
