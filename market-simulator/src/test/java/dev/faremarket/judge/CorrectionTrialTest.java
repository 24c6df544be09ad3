package dev.faremarket.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faremarket.judge.HonestService.Refers;
import dev.faremarket.judge.Message.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A right service's corrections, and what the judge says when they are tampered with. */
class CorrectionTrialTest {
  private static final int SEEDS = 20;

  private static List<Message> honest(MadeUpRun run, long seed) {
    return new HonestService(run, Refers.TO_WHAT_STOOD, seed).messages();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.33})
  void findsNothingWrongWithRightOnes(double liars) {
    int due = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      MadeUpRun run = new MadeUpRun(seed, 10, liars);
      Judgement judgement = run.judged(honest(run, seed));
      assertThat(judgement.findings()).as("seed %d", seed).noneMatch(text -> text.contains("corr"));
      assertThat(judgement.corrections().sent()).isEqualTo(run.corrections.size());
      due += judgement.corrections().due();
    }
    assertThat(due).isGreaterThan(2 * SEEDS);
  }

  @Test
  void missesThoseThatNeverCome() {
    int due = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      MadeUpRun run = new MadeUpRun(seed, 10, 0);
      List<Message> messages = honest(run, seed);
      due += run.judged(messages).corrections().due();
      run.corrections.clear();
      Judgement judgement = run.judged(messages);
      assertThat(judgement.corrections().missing())
          .as("on both channels")
          .isEqualTo(2 * judgement.corrections().due());
      assertThat(judgement.clean()).isEqualTo(judgement.corrections().due() == 0);
    }
    assertThat(due).isPositive();
  }

  @Test
  void findsOneOfAFareThatIsThereStill() {
    MadeUpRun run = new MadeUpRun(1, 10, 0);
    List<Message> messages = honest(run, 1);
    Set<String> gone =
        run.corrections.stream().map(one -> one.ids().alert()).collect(Collectors.toSet());
    Message there =
        messages.stream()
            .filter(message -> !gone.contains(message.ids().alert()))
            .findFirst()
            .orElseThrow();
    run.corrections.add(
        new CorrectionMessage(
            new CorrectionMessage.Ids("x", "x", there.ids().alert(), there.ids().watch()),
            there.channel(),
            there.receivedAt().plusSeconds(1),
            there.fare(),
            there.priceMinor(),
            2 * there.priceMinor()));
    assertThat(run.judged(messages).corrections().unfounded()).isEqualTo(1);
  }

  @Test
  void findsAWrongPriceAndATimeBeforeTheLook() {
    MadeUpRun run = new MadeUpRun(2, 10, 0);
    List<Message> messages = honest(run, 2);
    List<CorrectionMessage> right = List.copyOf(run.corrections);
    run.corrections.replaceAll(one -> changed(one, one.ids().wire(), Duration.ZERO, 777));
    assertThat(run.judged(messages).corrections().unfounded()).isEqualTo(right.size());
    run.corrections.clear();
    right.forEach(one ->
        run.corrections.add(
            changed(one, one.ids().wire(), Duration.ofSeconds(-5), one.nowMinor())));
    assertThat(run.judged(messages).corrections().unfounded()).isPositive();
  }

  @Test
  void findsOneWhoseAlertNeverCameThere() {
    MadeUpRun run = new MadeUpRun(2, 10, 0);
    List<Message> messages = honest(run, 2);
    List<Message> inboxes =
        new ArrayList<>(
            messages.stream().filter(message -> message.channel() == Channel.INBOX).toList());
    assertThat(run.judged(inboxes).corrections().unfounded()).isEqualTo(run.corrections.size() / 2);
  }

  @Test
  void countsASecondOneOfTheSameAlertAsADuplicate() {
    MadeUpRun run = new MadeUpRun(2, 10, 0);
    List<Message> messages = honest(run, 2);
    CorrectionMessage one = run.corrections.getFirst();
    run.corrections.add(changed(one, "again", Duration.ofSeconds(1), one.nowMinor()));
    assertThat(run.judged(messages).duplicates()).isEqualTo(1);
  }

  private static CorrectionMessage changed(
      CorrectionMessage one, String wire, Duration later, @Nullable Long now) {
    return new CorrectionMessage(
        new CorrectionMessage.Ids(
            one.ids().correction(), wire, one.ids().alert(), one.ids().watch()),
        one.channel(),
        one.receivedAt().plus(later),
        one.fare(),
        one.toldMinor(),
        now);
  }

  private static CorrectionMessage changed(
      CorrectionMessage one, String wire, Duration later, long now) {
    return changed(one, wire, later, Long.valueOf(now));
  }
}
