package dev.faremarket.judge;

import dev.faremarket.Route;
import dev.faremarket.judge.PriceOracle.Opinion;
import dev.faremarket.server.FaultKind;
import dev.faremarket.server.LoggedOffer;
import dev.faremarket.server.LoggedReply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ten minutes of a made-up market with one carrier: prices that jump about or flicker a little,
 * looks at every fare some seconds apart, watches of every kind. All of it follows from the seed.
 */
final class MadeUpRun {
  static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  static final Instant END = START.plusSeconds(600);
  static final Duration DEADLINE = Duration.ofSeconds(40);
  static final Terms TERMS =
      new Terms(
          DEADLINE, END, Doubts.usual(), Noise.usual(), Correcting.usual(), Tolerance.usual());
  private static final List<FaultKind> LIES =
      List.of(
          FaultKind.ONE_DOLLAR_FARE,
          FaultKind.MINOR_UNITS,
          FaultKind.CURRENCY_FLIP,
          FaultKind.NEGATIVE_PRICE,
          FaultKind.RETURN_FOR_ONE_WAY,
          FaultKind.EMPTY);

  final List<FareKey> fares = new ArrayList<>();
  final Map<FareKey, List<PricePoint>> history = new HashMap<>();
  final List<LoggedReply> replies = new ArrayList<>();
  final List<TrueChange> truth = new ArrayList<>();
  final List<JudgedWatch> watches = new ArrayList<>();

  /** What the service under test said of fares that are gone. */
  final List<CorrectionMessage> corrections = new ArrayList<>();

  private final Random random;
  private final Map<FareKey, TreeMap<Instant, Long>> prices = new HashMap<>();
  private int requests;

  /**
   * @param secondsBetweenLooks at one fare
   * @param liars share of the replies that lie
   */
  MadeUpRun(long seed, int secondsBetweenLooks, double liars) {
    random = new Random(seed);
    for (int day = 0; day < 5; day++) {
      FareKey fare =
          new FareKey(new Route("TXL", "LIS"), LocalDate.parse("2026-05-01").plusDays(day));
      fares.add(fare);
      makePrices(fare);
      look(fare, secondsBetweenLooks, liars);
    }
    replies.sort(Comparator.comparing(LoggedReply::servedAt));
    truth.sort(Comparator.comparing(TrueChange::at));
    for (int i = 0; i < 12; i++) {
      makeWatch("w" + i, i);
    }
  }

  private void makePrices(FareKey fare) {
    TreeMap<Instant, Long> byTime = new TreeMap<>();
    List<PricePoint> given = new ArrayList<>();
    long price = 0;
    for (int day = 30; day > 0; day--) {
      long next = level();
      if (next != price) {
        given.add(new PricePoint(START.minus(Duration.ofDays(day)), next));
      }
      price = next;
    }
    history.put(fare, given);
    byTime.put(START.minus(Duration.ofDays(1)), price);
    truth.add(new TrueChange(fare, START.minus(Duration.ofDays(1)), price));
    for (int at = random.nextInt(60); at < 600; at += 20 + random.nextInt(120)) {
      long next =
          random.nextInt(4) == 0 ? price + price * (random.nextInt(15) - 7) / 1000 : level();
      if (next != price) {
        byTime.put(START.plusSeconds(at), next);
        truth.add(new TrueChange(fare, START.plusSeconds(at), next));
      }
      price = next;
    }
    prices.put(fare, byTime);
  }

  private long level() {
    int level = random.nextInt(10);
    return level == 0 ? 10_000 : level < 3 ? 15_000 : 17_000 + 700L * level;
  }

  private void look(FareKey fare, int every, double liars) {
    for (long at = random.nextInt(2000); at < 600_000; at += 1000L * every - random.nextInt(2000)) {
      Instant served = START.plusMillis(at);
      FaultKind fault = random.nextDouble() < liars ? LIES.get(random.nextInt(LIES.size())) : null;
      long price = Objects.requireNonNull(prices.get(fare)).floorEntry(served).getValue();
      replies.add(reply(fare, served, price, fault));
    }
  }

  LoggedReply reply(FareKey fare, Instant served, long price, @Nullable FaultKind fault) {
    long shown = price;
    if (fault == FaultKind.ONE_DOLLAR_FARE) {
      shown = 100;
    } else if (fault == FaultKind.MINOR_UNITS) {
      shown = 100 * price;
    } else if (fault == FaultKind.NEGATIVE_PRICE) {
      shown = -price;
    }
    List<LoggedOffer> offers =
        fault == FaultKind.EMPTY ? List.of() : List.of(new LoggedOffer("TP", 0, shown));
    String currency = fault == FaultKind.CURRENCY_FLIP ? "USD" : "EUR";
    return new LoggedReply(
        "r" + requests++, served, fare.route(), fare.departure(), currency, offers, fault);
  }

  private void makeWatch(String id, int number) {
    Set<FareKey> of = new HashSet<>();
    of.add(fares.get(random.nextInt(fares.size())));
    while (number % 2 == 1 && of.size() < 3) {
      of.add(fares.get(random.nextInt(fares.size())));
    }
    WatchRule rule =
        switch (number % 3) {
          case 0 -> new WatchRule.OracleSays();
          case 1 -> new WatchRule.Target(16_000);
          default -> new WatchRule.FallsBy(15);
        };
    Instant created = START.minusSeconds(30).plusSeconds(number < 8 ? 0 : random.nextInt(300));
    watches.add(new JudgedWatch(id, created, of, rule, true));
  }

  Evidence evidence(List<Message> messages) {
    return new Evidence(history, replies, truth, watches, messages, corrections, List.of());
  }

  /** Worthy is what is at most four fifths of the median of everything before. */
  static Opinion oracle(FareKey fare, List<PricePoint> history, Instant now) {
    List<Long> before =
        history.subList(0, history.size() - 1).stream()
            .map(PricePoint::priceMinor)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    Long newest = history.getLast().priceMinor();
    if (before.size() < 3 || newest == null) {
      return Opinion.TOO_LITTLE;
    }
    return 5 * newest <= 4 * before.get(before.size() / 2) ? Opinion.WORTHY : Opinion.NOT_WORTHY;
  }

  Judgement judged(List<Message> messages) {
    return new IndependentJudge(TERMS, MadeUpRun::oracle).judge(evidence(messages));
  }
}
