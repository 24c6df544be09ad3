package dev.farehawk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.demo.KilledRun.Findings;
import dev.faremarket.judge.Evidence;
import dev.faremarket.judge.Judgement;
import dev.faremarket.judge.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real service on its real database again and again, and has the judge say whether
 * anything acknowledged was lost or told twice. The order of the kills and how long the service
 * works before each follow from the seed; what it is doing at that moment nobody knows. Being late
 * is no fault here: nobody is told anything while the service is dead.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KillIT {

  private static final long SEED = 11;
  private static final DemoOptions.Scale SCALE =
      new DemoOptions.Scale(60, 300, Duration.ofSeconds(20), 1_440, SEED, false);

  private KilledRun run;
  private Findings findings;

  private enum Blow {
    KILL,
    KILL_AT_A_MAIL,
    KILL_WHILE_STARTING,
    TERMINATE,
    KILL_DATABASE
  }

  @BeforeAll
  void killItAgainAndAgain(@TempDir Path folder) throws IOException, InterruptedException {
    run = new KilledRun(SCALE, folder.toRealPath().resolve("data"));
    run.awaitReady();
    List<Blow> blows = new ArrayList<>(List.of(Blow.values()));
    Collections.shuffle(blows, new Random(SEED));
    for (Blow blow : blows) {
      run.workFor(Duration.ofSeconds(3), Duration.ofSeconds(6));
      run.acknowledgeOneMoreWatch();
      strike(blow);
      run.everythingAcknowledgedIsThere();
    }
    run.workFor(Duration.ofSeconds(18), Duration.ofSeconds(20));
    findings = run.end();
  }

  private void strike(Blow blow) throws IOException, InterruptedException {
    switch (blow) {
      case KILL -> {
        run.workFor(Duration.ZERO, Duration.ofMillis(400));
        run.killAndStartAgain();
      }
      case KILL_AT_A_MAIL -> {
        run.awaitOneMoreMail();
        run.killAndStartAgain();
      }
      case KILL_WHILE_STARTING -> {
        run.killAndBeginToStartAgain();
        run.workFor(Duration.ofMillis(500), Duration.ofSeconds(6));
        run.killAndStartAgain();
      }
      case TERMINATE -> run.terminateAndStartAgain();
      case KILL_DATABASE -> run.killTheDatabase();
    }
  }

  @AfterAll
  void endAll() {
    if (run != null) {
      run.close();
    }
  }

  @Test
  void losesNothingAndTellsNothingTwice() {
    Judgement judgement = findings.judge();

    assertThat(judgement)
        .returns(0, Judgement::lost)
        .returns(0, Judgement::unexpected)
        .returns(0, Judgement::duplicates);
    assertThat(judgement.counts().alerts()).as("enough happened").isGreaterThan(20);
  }

  @Test
  void tellsByMailOfEveryWatchThatWasAcknowledgedJustBeforeABlow() {
    assertThat(findings.evidence().messages())
        .filteredOn(message -> message.channel() == Message.Channel.EMAIL)
        .extracting(message -> message.ids().watch())
        .containsAll(findings.acknowledged());
  }

  @Test
  void theJudgeMissesOneMessageThatDidNotCome() {
    Message mail = oneMail();

    Judgement judgement =
        findings.judge(
            withMessages(messages -> {
              messages.removeIf(message -> message.ids().wire().equals(mail.ids().wire()));
              return messages;
            }));

    assertThat(judgement.lost()).isEqualTo(1);
    assertThat(judgement.findings())
        .filteredOn(finding -> finding.startsWith("lost"))
        .singleElement()
        .asString()
        .contains(mail.ids().watch());
  }

  @Test
  void theJudgeSeesOneMessageThatCameOnceTooOften() {
    Message mail = oneMail();
    int explained = Collections.frequency(findings.evidence().ambiguousWires(), mail.ids().wire());

    Judgement judgement =
        findings.judge(
            withMessages(messages -> {
              messages.addAll(Collections.nCopies(explained + 1, mail));
              return messages;
            }));

    assertThat(judgement.duplicates()).isPositive();
  }

  /** Of a watch that was acknowledged just before a blow. */
  private Message oneMail() {
    return findings.evidence().messages().stream()
        .filter(message -> message.channel() == Message.Channel.EMAIL)
        .filter(message -> findings.acknowledged().contains(message.ids().watch()))
        .findFirst()
        .orElseThrow();
  }

  private Evidence withMessages(UnaryOperator<List<Message>> change) {
    Evidence told = findings.evidence();
    return new Evidence(
        told.history(),
        told.replies(),
        told.truth(),
        told.watches(),
        change.apply(new ArrayList<>(told.messages())),
        told.corrections(),
        told.ambiguousWires());
  }
}
