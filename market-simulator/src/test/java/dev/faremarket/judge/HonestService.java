package dev.faremarket.judge;

import dev.faremarket.judge.Message.Channel;
import dev.faremarket.judge.PriceOracle.Opinion;
import dev.faremarket.server.FaultKind;
import dev.faremarket.server.LoggedReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A correct service, as simple as can be: one carrier, one thread. It takes looks in batches of up
 * to two seconds, in any order between fares, and tells once per batch and watch.
 */
final class HonestService {
  private static final Duration LONGEST_BATCH = Duration.ofSeconds(2);

  /** The two correct ways to know what a fall is measured against after re-arming. */
  enum Refers {
    /** To the first look, changed or not. */
    TO_THE_FIRST_LOOK,
    /** To the price that stood until the next change; unchanged looks are forgotten. */
    TO_WHAT_STOOD
  }

  private final MadeUpRun run;
  private final double noise;
  private final Refers refers;
  private final Random random;
  private final Map<FareKey, Book> books = new HashMap<>();
  private final Map<String, Memory> memories = new HashMap<>();
  private final List<Message> messages = new ArrayList<>();

  HonestService(MadeUpRun run, Refers refers, long seed) {
    this(run, refers, seed, 0.01);
  }

  /** One that takes other moves for noise than it should is not honest any more. */
  HonestService(MadeUpRun run, Refers refers, long seed, double noise) {
    this.noise = noise;
    this.run = run;
    this.refers = refers;
    this.random = new Random(seed);
    run.fares.forEach(
        fare -> books.put(fare, new Book(Objects.requireNonNull(run.history.get(fare)))));
    run.watches.forEach(watch -> memories.put(watch.id(), new Memory()));
  }

  /** What is known of one fare. */
  private static final class Book {
    private final List<PricePoint> points;
    private @Nullable Long doubted;
    private @Nullable String empty;
    private boolean live;
    private boolean soldOut;

    /** The settled price among the last fifteen. */
    @Nullable Long settled(double noise) {
      List<Long> last =
          points.stream().map(PricePoint::priceMinor).filter(Objects::nonNull).toList();
      Long settled = null;
      for (long price : last.subList(Math.max(0, last.size() - 15), last.size())) {
        settled = settled == null || !near(settled, price, noise) ? (Long) price : settled;
      }
      return settled;
    }

    Book(List<PricePoint> given) {
      points = new ArrayList<>(given);
    }

    @Nullable Long price() {
      return points.getLast().priceMinor();
    }

    long usual() {
      List<Long> last =
          points.stream().map(PricePoint::priceMinor).filter(Objects::nonNull).toList();
      List<Long> sorted =
          last.subList(Math.max(0, last.size() - 15), last.size()).stream().sorted().toList();
      return Math.min(last.getLast(), sorted.get((sorted.size() - 1) / 2));
    }

    /** Returns the believed price; null when the reply changes nothing and is no look. */
    @Nullable Long read(LoggedReply reply) {
      soldOut = reply.offers().isEmpty() && empty != null && price() != null;
      if (reply.offers().isEmpty()) {
        if (empty != null) {
          write(reply, null);
        }
        empty = reply.requestId();
        return null;
      }
      FaultKind fault = reply.fault();
      long shown = reply.offers().getFirst().priceMinor();
      if (fault == FaultKind.CURRENCY_FLIP || fault == FaultKind.RETURN_FOR_ONE_WAY || shown < 0) {
        return null;
      }
      empty = null;
      boolean again = doubted != null && Math.abs(shown - doubted) * 50 <= doubted;
      Long now = live ? price() : null;
      boolean strange = 10 * shown < 4 * usual() || (now != null && shown > 10 * now);
      if (strange && !again) {
        doubted = shown;
        return null;
      }
      doubted = null;
      live = true;
      write(reply, shown);
      return shown;
    }

    private void write(LoggedReply reply, @Nullable Long price) {
      live = price != null && live;
      if (!Objects.equals(price, price())) {
        points.add(new PricePoint(reply.servedAt(), price));
      }
    }
  }

  /** What is remembered of one watch. */
  private static final class Memory {
    private @Nullable Long told;
    private @Nullable FareKey toldFare;
    private final Map<FareKey, Long> references = new HashMap<>();
    private final Set<FareKey> seen = new HashSet<>();
    private int alerts;
    private boolean toBeCorrected;

    long reference(FareKey fare) {
      return Objects.requireNonNull(references.get(fare));
    }
  }

  private static boolean near(long settled, long price, double noise) {
    return (double) Math.abs(price - settled) <= noise * (double) settled + 1e-9;
  }

  /** {@code around} is the settled price that a change only flickers around. */
  private record Seen(
      FareKey fare,
      long price,
      @Nullable Long before,
      Opinion opinion,
      @Nullable Long around,
      Instant at) {
    static final long NOTHING = -1;

    boolean changed() {
      return before == null || before != price;
    }
  }

  /** Everything that it tells until the end of the run. */
  List<Message> messages() {
    run.corrections.clear();
    int next = 0;
    while (next < run.replies.size()) {
      Instant until =
          run.replies.get(next).servedAt().plusMillis(random.nextLong(LONGEST_BATCH.toMillis()));
      Map<FareKey, List<Seen>> batch = new HashMap<>();
      while (next < run.replies.size() && !run.replies.get(next).servedAt().isAfter(until)) {
        LoggedReply reply = run.replies.get(next++);
        FareKey fare = new FareKey(reply.route(), reply.departure(), reply.returning());
        read(fare, reply)
            .forEach(seen -> batch.computeIfAbsent(fare, _ -> new ArrayList<>()).add(seen));
      }
      List<Seen> anyOrder = new ArrayList<>();
      batch.values().forEach(anyOrder::addAll);
      for (JudgedWatch watch : run.watches) {
        tell(watch, anyOrder, until);
      }
    }
    return messages;
  }

  private List<Seen> read(FareKey fare, LoggedReply reply) {
    Book book = Objects.requireNonNull(books.get(fare));
    Long before = book.price();
    Long settled = book.settled(noise);
    Long price = book.read(reply);
    if (price == null) {
      return book.soldOut
          ? List.of(
              new Seen(fare, Seen.NOTHING, before, Opinion.NOT_WORTHY, null, reply.servedAt()))
          : List.of();
    }
    boolean flickers = settled != null && !price.equals(before) && near(settled, price, noise);
    Opinion opinion = MadeUpRun.oracle(fare, book.points, reply.servedAt());
    return List.of(
        new Seen(fare, price, before, opinion, flickers ? settled : null, reply.servedAt()));
  }

  private void tell(JudgedWatch watch, List<Seen> batch, Instant now) {
    Memory memory = Objects.requireNonNull(memories.get(watch.id()));
    Seen best = null;
    for (Seen seen : batch) {
      if (!watch.fares().contains(seen.fare()) || seen.at().isBefore(watch.createdAt())) {
        continue;
      }
      if (seen.price() == Seen.NOTHING) {
        takeBack(watch, memory, seen, now);
        continue;
      }
      boolean first = memory.seen.add(seen.fare());
      Long told = memory.told;
      if (told != null && seen.fare().equals(memory.toldFare) && 100 * seen.price() > 105 * told) {
        takeBack(watch, memory, seen, now);
        memory.told = null;
        memory.references.clear();
        memory.references.put(seen.fare(), seen.price());
        continue;
      }
      boolean news = first || seen.changed();
      if (news || refers == Refers.TO_THE_FIRST_LOOK) {
        memory.references.putIfAbsent(seen.fare(), reference(seen, first));
      }
      if (!news || !holds(watch.rule(), seen, first, memory.reference(seen.fare()))) {
        continue;
      }
      boolean better = best != null && told != null && seen.price() < best.price();
      if (told == null || better || 100 * seen.price() <= 95 * told) {
        memory.told = seen.price();
        memory.toBeCorrected = false;
        memory.toldFare = seen.fare();
        best = seen;
      }
    }
    if (best != null) {
      send(watch, memory, best, now);
    }
  }

  private long reference(Seen seen, boolean first) {
    Long before = seen.before();
    boolean stood = refers == Refers.TO_WHAT_STOOD && !first && before != null;
    return stood ? Objects.requireNonNull(before) : seen.price();
  }

  private static boolean holds(WatchRule rule, Seen seen, boolean first, long reference) {
    return switch (rule) {
      case WatchRule.OracleSays() ->
          seen.opinion() == Opinion.WORTHY && seen.around() == null && (seen.changed() || !first);
      case WatchRule.Target(long target) ->
          seen.price() <= target && (first || seen.around() == null || seen.around() > target);
      case WatchRule.FallsBy(int percent) ->
          seen.around() == null && 100 * seen.price() <= (100 - percent) * reference;
    };
  }

  /** Takes back what was sent, once; what was not sent yet cannot be. */
  private void takeBack(JudgedWatch watch, Memory memory, Seen seen, Instant now) {
    Long told = memory.told;
    if (told == null || !memory.toBeCorrected || !seen.fare().equals(memory.toldFare)) {
      return;
    }
    memory.toBeCorrected = false;
    String alert = watch.id() + "-" + memory.alerts;
    for (Channel channel : List.of(Channel.INBOX, Channel.EMAIL)) {
      run.corrections.add(
          new CorrectionMessage(
              new CorrectionMessage.Ids(
                  "gone-" + alert, "gone-" + alert + channel, alert, watch.id()),
              channel,
              now.plusMillis(100),
              seen.fare(),
              told,
              seen.price() == Seen.NOTHING ? null : (Long) seen.price()));
    }
  }

  private void send(JudgedWatch watch, Memory memory, Seen best, Instant now) {
    memory.toBeCorrected = true;
    String alert = watch.id() + "-" + ++memory.alerts;
    for (Channel channel : List.of(Channel.INBOX, Channel.EMAIL)) {
      messages.add(
          new Message(
              new Message.Ids(alert, alert + channel, watch.id()),
              channel,
              now.plusMillis(100),
              best.fare(),
              best.price(),
              null));
    }
  }
}
