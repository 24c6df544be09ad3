package dev.faremarket.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faremarket.judge.HonestService.Refers;
import dev.faremarket.judge.Message.Channel;
import dev.faremarket.server.FaultKind;
import dev.faremarket.server.LoggedOffer;
import dev.faremarket.server.LoggedReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndependentJudgeTest {
  private static final int SEEDS = 40;

  private static List<Message> honest(MadeUpRun run, long seed) {
    return honest(run, Refers.TO_THE_FIRST_LOOK, seed);
  }

  private static List<Message> honest(MadeUpRun run, Refers refers, long seed) {
    return new HonestService(run, refers, seed).messages();
  }

  @Test
  void findsNothingWrongWithAServiceThatIsRight() {
    int alerts = 0;
    int drops = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      MadeUpRun run = new MadeUpRun(seed, 15, 0);
      Judgement judgement = run.judged(honest(run, seed));
      assertThat(judgement.findings()).as("seed %d", seed).isEmpty();
      assertThat(judgement.clean()).isTrue();
      assertThat(judgement.onTimeShare()).isEqualTo(1);
      alerts += judgement.counts().alerts();
      drops += judgement.worthyDrops();
    }
    assertThat(alerts).isGreaterThan(10 * SEEDS);
    assertThat(drops).isGreaterThan(5 * SEEDS);
  }

  @Test
  void findsNothingWrongWhenAThirdOfTheRepliesLie() {
    for (long seed = 0; seed < SEEDS; seed++) {
      MadeUpRun run = new MadeUpRun(seed, 5, 0.33);
      Judgement judgement = run.judged(honest(run, seed));
      assertThat(judgement.findings())
          .as("seed %d", seed)
          .noneMatch(text -> !text.startsWith("late"));
      assertThat(judgement.clean()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.33})
  void findsNothingWrongWithAServiceThatWritesDownChangesAlone(double liars) {
    int different = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      MadeUpRun run = new MadeUpRun(seed, 15, liars);
      List<Message> messages = honest(run, Refers.TO_WHAT_STOOD, seed);
      Judgement judgement = run.judged(messages);
      assertThat(judgement.findings())
          .as("seed %d", seed)
          .allMatch(text -> liars > 0 && text.startsWith("late"));
      different += messages.equals(honest(run, seed)) ? 0 : 1;
    }
    assertThat(different).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void catchesAnAlertThatNeverComes(long seed) {
    MadeUpRun run = new MadeUpRun(seed, 15, 0);
    List<Message> all = honest(run, seed);
    String gone = middle(all).ids().alert();
    List<Message> messages =
        all.stream().filter(message -> !message.ids().alert().equals(gone)).toList();
    Judgement judgement = run.judged(messages);
    assertThat(judgement.lost()).isPositive();
    assertThat(judgement.unexpected()).isZero();
    assertThat(judgement.findings()).anyMatch(text -> text.startsWith("lost: watch "));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void catchesAnAlertThatReachesTheInboxAlone(long seed) {
    MadeUpRun run = new MadeUpRun(seed, 15, 0);
    List<Message> all = honest(run, seed);
    Set<String> takenBack =
        run.corrections.stream().map(one -> one.ids().alert()).collect(Collectors.toSet());
    Message gone =
        external(all).stream()
            .filter(message -> !takenBack.contains(message.ids().alert()))
            .reduce((_, last) -> last)
            .orElseThrow();
    List<Message> messages = new ArrayList<>(all);
    messages.remove(gone);
    assertThat(run.judged(messages).lost()).isEqualTo(1);
  }

  @Test
  void excusesAMessageOnlyIfADeeperDropOvertookIt() {
    int overtaken = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      MadeUpRun run = new MadeUpRun(seed, 15, 0);
      List<Message> all = honest(run, seed);
      for (Message older : external(all)) {
        Instant by = older.receivedAt().plus(MadeUpRun.DEADLINE.dividedBy(2));
        boolean deeper =
            external(all).stream()
                .anyMatch(newer ->
                    newer.ids().watch().equals(older.ids().watch())
                        && newer.receivedAt().isAfter(older.receivedAt())
                        && newer.receivedAt().isBefore(by)
                        && newer.priceMinor() < older.priceMinor());
        if (deeper) {
          List<Message> without = new ArrayList<>(all);
          without.remove(older);
          assertThat(run.judged(without).lost()).as("seed %d", seed).isZero();
          overtaken++;
        }
      }
    }
    assertThat(overtaken).isPositive();
  }

  private static List<Message> external(List<Message> messages) {
    return messages.stream().filter(message -> message.channel().external()).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void catchesAnInventedAlert(long seed) {
    MadeUpRun run = new MadeUpRun(seed, 15, 0);
    List<Message> messages = honest(run, seed);
    messages.add(changed(middle(messages), "invented", 1234));
    Judgement judgement = run.judged(messages);
    assertThat(judgement.unexpected()).isEqualTo(1);
    assertThat(judgement.lost()).isZero();
  }

  /** In run 4 a first look that may or may not be told explains the second alert. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 6, 7, 8, 9})
  void catchesASecondAlertOfOneFiring(long seed) {
    MadeUpRun run = new MadeUpRun(seed, 15, 0);
    List<Message> messages = honest(run, seed);
    messages.add(changed(middle(messages), "again", middle(messages).priceMinor()));
    Judgement judgement = run.judged(messages);
    assertThat(judgement.duplicates()).isEqualTo(1);
    assertThat(judgement.unexpected()).isZero();
  }

  @Test
  void catchesARepeatOnTheWireUnlessAnAmbiguousAttemptExplainsIt() {
    MadeUpRun run = new MadeUpRun(3, 15, 0);
    List<Message> messages = honest(run, 3);
    Message twice = middle(messages);
    messages.add(twice);
    assertThat(run.judged(messages).duplicates()).isEqualTo(1);
    Evidence explained =
        new Evidence(
            run.history,
            run.replies,
            run.truth,
            run.watches,
            messages,
            run.corrections,
            List.of(twice.ids().wire()));
    assertThat(new IndependentJudge(MadeUpRun.TERMS, MadeUpRun::oracle).judge(explained).clean())
        .isTrue();
  }

  @Test
  void oneAlertOnSeveralChannelsIsNoDuplicateWhateverTheIdOfItsMessages() {
    MadeUpRun run = new MadeUpRun(3, 15, 0);
    List<Message> messages = honest(run, 3);
    Set<String> takenBack =
        run.corrections.stream().map(one -> one.ids().alert()).collect(Collectors.toSet());
    Message mail =
        external(messages).stream()
            .filter(message -> !takenBack.contains(message.ids().alert()))
            .findFirst()
            .orElseThrow();
    messages.add(sent(mail, Channel.WEBHOOK, mail.ids().wire()));
    Judgement judgement = run.judged(messages);
    assertThat(judgement.clean()).isTrue();
    assertThat(judgement.counts().deliveries()).isEqualTo(messages.size() + run.corrections.size());
  }

  @Test
  void catchesOneAlertSentTwiceOnAChannelUnderTwoIds() {
    MadeUpRun run = new MadeUpRun(3, 15, 0);
    List<Message> messages = honest(run, 3);
    Message mail = middle(messages);
    messages.add(sent(mail, mail.channel(), "another"));
    Judgement judgement = run.judged(messages);
    assertThat(judgement.duplicates()).isEqualTo(1);
    assertThat(judgement.unexpected()).isZero();
    assertThat(judgement.findings()).singleElement().asString().startsWith("duplicate: ");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void catchesAWrongPrice(long seed) {
    MadeUpRun run = new MadeUpRun(seed, 15, 0);
    List<Message> all = honest(run, seed);
    String wrong = middle(all).ids().alert();
    Judgement judgement =
        run.judged(
            mapped(
                all,
                message ->
                    message.ids().alert().equals(wrong)
                        ? changed(message, wrong, message.priceMinor() + 100)
                        : message));
    assertThat(judgement.lost()).isPositive();
    assertThat(judgement.unexpected()).isPositive();
  }

  @Test
  void catchesLateMessagesAndLooksThatAreTooRare() {
    double late = 0;
    double rare = 0;
    for (long seed = 0; seed < 8; seed++) {
      MadeUpRun run = new MadeUpRun(seed, 15, 0);
      Judgement slow =
          run.judged(mapped(honest(run, seed), message -> later(message, MadeUpRun.DEADLINE)));
      assertThat(List.of(slow.lost(), slow.unexpected(), slow.duplicates())).containsOnly(0);
      assertThat(slow.whole().p50()).isGreaterThan((double) MadeUpRun.DEADLINE.toSeconds());
      late += slow.onTimeShare();
      MadeUpRun seldom = new MadeUpRun(seed, 120, 0);
      rare += seldom.judged(honest(seldom, seed)).onTimeShare();
    }
    assertThat(late).isZero();
    assertThat(rare / 8).isLessThan(0.8);
  }

  @Test
  void catchesAServiceThatBelievesADollarFareAtFirstSight() {
    MadeUpRun run = new MadeUpRun(5, 15, 0.3);
    MadeUpRun believed = new MadeUpRun(5, 15, 0.3);
    believed.replies.replaceAll(reply ->
        reply.fault() == FaultKind.ONE_DOLLAR_FARE
            ? new LoggedReply(
                reply.requestId(),
                reply.servedAt(),
                reply.route(),
                reply.departure(),
                reply.currency(),
                List.of(new LoggedOffer("TP", 0, 7_500)),
                null)
            : reply);
    List<Message> gullible =
        mapped(
            honest(believed, 5),
            message ->
                message.priceMinor() == 7_500
                    ? changed(message, message.ids().alert(), 100)
                    : message);
    assertThat(gullible).anyMatch(message -> message.priceMinor() == 100);
    assertThat(run.judged(gullible).unexpected()).isPositive();
  }

  @Test
  void catchesAServiceThatTellsOfNoise() {
    int caught = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      MadeUpRun run = new MadeUpRun(seed, 15, 0);
      List<Message> messages = new HonestService(run, Refers.TO_THE_FIRST_LOOK, seed, 0).messages();
      Judgement judgement = run.judged(messages);
      caught += judgement.unexpected() + judgement.duplicates();
    }
    assertThat(caught).isPositive();
  }

  @Test
  void catchesAServiceThatTakesRealFallsForNoise() {
    int lost = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      MadeUpRun run = new MadeUpRun(seed, 15, 0);
      lost +=
          run.judged(new HonestService(run, Refers.TO_THE_FIRST_LOOK, seed, 0.3).messages()).lost();
    }
    assertThat(lost).isPositive();
  }

  @Test
  void givesTheSameVerdictWhateverTheOrderOfTheEvidence() {
    for (long seed = 0; seed < 8; seed++) {
      MadeUpRun run = new MadeUpRun(seed, 15, 0.1);
      List<Message> messages = honest(run, seed);
      Judgement judgement = run.judged(messages);
      Collections.shuffle(run.watches, new Random(seed));
      Collections.shuffle(messages, new Random(seed));
      run.watches.replaceAll(watch ->
          new JudgedWatch(
              watch.id(),
              watch.createdAt(),
              new LinkedHashSet<>(List.copyOf(watch.fares()).reversed()),
              watch.rule(),
              watch.external()));
      Judgement again = run.judged(messages);
      assertThat(again.findings()).containsExactlyInAnyOrderElementsOf(judgement.findings());
      assertThat(again).usingRecursiveComparison().ignoringFields("findings").isEqualTo(judgement);
    }
  }

  @Test
  void measuresTheWholeWayInSeconds() {
    MadeUpRun run = new MadeUpRun(2, 15, 0);
    Judgement judgement = run.judged(honest(run, 2));
    assertThat(judgement.detection().max()).isBetween(1.0, 15.0);
    assertThat(judgement.reaction().max()).isBetween(0.1, 2.2);
    assertThat(judgement.whole().max()).isBetween(judgement.detection().p50(), 17.2);
  }

  @Test
  void countsAnAlertOfAnUnknownWatchAsUnexpected() {
    MadeUpRun run = new MadeUpRun(1, 15, 0);
    List<Message> messages = honest(run, 1);
    Message some = middle(messages);
    messages.add(
        new Message(
            new Message.Ids("stray", "stray", "nobody"),
            some.channel(),
            some.receivedAt(),
            some.fare(),
            some.priceMinor(),
            null));
    assertThat(run.judged(messages).unexpected()).isEqualTo(1);
  }

  private static Message middle(List<Message> messages) {
    return messages.get(messages.size() / 2);
  }

  private static List<Message> mapped(List<Message> messages, UnaryOperator<Message> by) {
    return new ArrayList<>(messages.stream().map(by).toList());
  }

  private static Message sent(Message message, Channel channel, String wire) {
    return new Message(
        new Message.Ids(message.ids().alert(), wire, message.ids().watch()),
        channel,
        message.receivedAt(),
        message.fare(),
        message.priceMinor(),
        message.recordedAt());
  }

  private static Message changed(Message message, String alert, long price) {
    return new Message(
        new Message.Ids(alert, alert + message.channel(), message.ids().watch()),
        message.channel(),
        message.receivedAt(),
        message.fare(),
        price,
        message.recordedAt());
  }

  private static Message later(Message message, Duration by) {
    return new Message(
        message.ids(),
        message.channel(),
        message.receivedAt().plus(by),
        message.fare(),
        message.priceMinor(),
        message.recordedAt());
  }
}
