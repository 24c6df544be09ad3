package dev.farehawk.oracle;

import dev.farehawk.history.Changes;
import dev.farehawk.history.CurrentPrices;
import dev.farehawk.history.PriceChange;
import dev.farehawk.history.PriceHistories;
import dev.farehawk.history.PriceHistory;
import dev.farehawk.oracle.Oracle.OracleUnavailable;
import dev.farehawk.oracle.Oracle.Question;
import dev.farehawk.oracle.Verdict.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges the changes that wait, in their order: one verdict per change, written in the transaction
 * that takes the change out of the outbox.
 *
 * <p>A change is judged by the history as it was known when it was observed, so that a late or
 * repeated judgement says the same. Unavailable fares are not worthy, without asking; what a first
 * look found unchanged, and a move that is only noise, are judged for the explanation alone and
 * never worthy, whoever judges, because no fare fell.
 */
public final class JudgeChanges {

  private final Changes changes;
  private final PriceHistories histories;
  private final CurrentPrices prices;
  private final Verdicts verdicts;
  private final TransactionTemplate transaction;
  private final Oracle oracle;
  private final Judging judging;

  /**
   * How to judge.
   *
   * @param batch most changes in one transaction and one question to the oracle
   * @param given signalled when verdicts are committed
   */
  public record Judging(int batch, VerdictsGiven given, InstantSource clock) {}

  /** Works on this database with this oracle. */
  public JudgeChanges(DataSource source, Oracle oracle, Judging judging) {
    this.changes = new Changes(source);
    this.histories = new PriceHistories(source);
    this.prices = new CurrentPrices(source);
    this.verdicts = new Verdicts(source);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.oracle = oracle;
    this.judging = judging;
  }

  /**
   * Judges until nothing waits.
   *
   * @return how many changes were judged
   */
  public int drain() {
    int all = 0;
    int judged;
    do {
      judged = judgeBatch();
      all += judged;
    } while (judged == judging.batch());
    return all;
  }

  /** Judges one batch and returns its size; fewer than the limit means that nothing waits. */
  int judgeBatch() {
    Integer judged = transaction.execute(status -> judgeClaimed());
    if (judged != null && judged > 0) {
      judging.given().wake().signal();
    }
    return judged == null ? 0 : judged;
  }

  private int judgeClaimed() {
    List<PriceChange> claimed = changes.claim(judging.batch());
    if (claimed.isEmpty()) {
      return 0;
    }
    List<PriceChange> priced =
        claimed.stream().filter(change -> change.amountMinor() != null).toList();
    List<Verdict> answers = ask(priced);
    List<Verdicts.Given> given = new ArrayList<>(claimed.size());
    Instant now = judging.clock().instant();
    int next = 0;
    for (PriceChange change : claimed) {
      Verdict verdict =
          change.amountMinor() == null ? nothingOnSale() : settled(change, answers.get(next++));
      given.add(new Verdicts.Given(change.id(), change.fareQuery(), verdict, now));
    }
    verdicts.write(given);
    changes.judged(claimed.stream().map(PriceChange::id).toList());
    return claimed.size();
  }

  private List<Verdict> ask(List<PriceChange> priced) {
    if (priced.isEmpty()) {
      return List.of();
    }
    List<PriceHistory> known =
        histories.load(
            priced.stream()
                .map(c -> new PriceHistories.AsOf(c.fareQuery(), c.filter(), c.observedAt()))
                .toList());
    Map<Long, List<Long>> neighbours =
        prices.ofNeighbours(
            priced.stream()
                .filter(change -> change.filter() == null)
                .map(PriceChange::fareQuery)
                .distinct()
                .toList());
    List<Question> questions = new ArrayList<>(priced.size());
    for (int i = 0; i < priced.size(); i++) {
      PriceChange change = priced.get(i);
      questions.add(
          new Question(
              ending(known.get(i), change),
              change.filter() == null
                  ? neighbours.getOrDefault(change.fareQuery(), List.of())
                  : List.of(),
              change.observedAt()));
    }
    try {
      List<Verdict> answers = oracle.judge(questions);
      if (answers.size() != questions.size()) {
        throw new IllegalStateException(
            oracle.name() + " gave " + answers.size() + " answers to " + questions.size());
      }
      return answers;
    } catch (OracleUnavailable e) {
      throw new IllegalStateException("no oracle could answer, changes wait", e);
    }
  }

  /**
   * The judged price is the last of its history. Where providers' clocks disagree, the steps of
   * series may tell of another one at this moment.
   */
  private static PriceHistory ending(PriceHistory known, PriceChange change) {
    List<PriceHistory.Point> points = known.points();
    Long amount = change.amountMinor();
    if (change.filter() == null
        || (!points.isEmpty() && Objects.equals(points.getLast().amountMinor(), amount))) {
      return known;
    }
    List<PriceHistory.Point> longer = new ArrayList<>(points);
    longer.add(new PriceHistory.Point(change.observedAt(), amount));
    return new PriceHistory(known.fareQuery(), longer);
  }

  private static Verdict settled(PriceChange change, Verdict verdict) {
    boolean fell =
        switch (change.kind()) {
          case CHANGED -> change.noiseAroundMinor() == null;
          case UNAVAILABLE, FIRST_LOOK -> false;
        };
    return fell || verdict.answer() != Answer.WORTHY
        ? verdict
        : new Verdict(
            Answer.NOT_WORTHY,
            verdict.score(),
            verdict.oracle(),
            verdict.fallback(),
            verdict.explanation());
  }

  private Verdict nothingOnSale() {
    return new Verdict(
        Answer.NOT_WORTHY, 0, oracle.name(), false, StatisticalOracle.nothingOnSale());
  }
}
