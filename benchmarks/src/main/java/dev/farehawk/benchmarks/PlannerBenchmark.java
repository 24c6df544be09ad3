package dev.farehawk.benchmarks;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.Look;
import dev.farehawk.poll.LookOutcome;
import dev.farehawk.poll.Planner;
import dev.farehawk.poll.PlannerSettings;
import dev.farehawk.poll.Wish;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decisions per second of the planner: one is taking a look and settling it. The calls allow half
 * of what all keys want, so that the density decides; one look in two thousand finds a drop, whose
 * siblings are then looked at. Beside it, in the same run, the simplest plan there is: a binary
 * heap by due time, which knows neither weight nor lane, and what no plan can do without: reading a
 * fare query's row somewhere in memory, one after another or sixteen at a time.
 *
 * <p>{@code benchmarks/run PlannerBenchmark}; the result counts by the clock; after each iteration
 * stands the rate by processor time of the thread, which on a busy machine says more. The bytes a
 * key costs are printed at set-up, by the planner's own account and by what the heap holds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(
    value = 1,
    jvmArgs = {
      "-Xms1g",
      "-Xmx2g",
      // As the launcher has it, where there is such a thing.
      "-XX:+IgnoreUnrecognizedVMOptions",
      "-XX:+UseTransparentHugePages"
    })
public class PlannerBenchmark {

  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final int LOOKS_PER_DROP = 2_000;
  private static final double BUDGET = 0.5;

  /** Of a row of the planner's table, four bytes each. */
  private static final int WORDS = 12;

  private static final int TOGETHER = 16;

  /** How many fare queries are planned. */
  @Param({"20000", "200000", "2000000"})
  public int keys;

  private final PriorityQueue<Due> heap = new PriorityQueue<>();
  private Planner planner = new Planner(settings(1), START);
  private double now = START;
  private double step;
  private long period;
  private int[] rows = {};
  private int[] order = {};
  private int row;
  private int turn;

  private record Due(long at, FareQueryRef ref) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(at, other.at);
    }
  }

  private static PlannerSettings settings(int keys) {
    return PlannerSettings.of(
        Deadlines.STANDARD, 1, new PlannerSettings.Lanes(0.5, 0.25, 1_000, keys));
  }

  /** Plans every key, last seen at some moment of the last period. */
  @Setup
  public void plan() {
    List<FareQueryRef> refs = PlannedFares.of(keys);
    SplittableRandom random = new SplittableRandom(1);
    period = Deadlines.STANDARD.detection().minus(Deadlines.STANDARD.wakeSlack()).toMillis();
    step = period / (keys * BUDGET);
    long before = usedMemory();
    planner = new Planner(settings(keys), START);
    for (FareQueryRef ref : refs) {
      double watchers = 1 / (1 - random.nextDouble());
      Wish wish = new Wish(watchers, false, START - random.nextLong(period));
      if (!planner.put(ref, wish, START)) {
        throw new IllegalStateException("no room for " + ref);
      }
    }
    long held = usedMemory() - before;
    System.out.printf(
        "%n%.1f bytes a key by its own account, %.1f by the heap%n",
        planner.bytes() / (double) keys, held / (double) keys);
    refs.forEach(ref -> heap.add(new Due(START + random.nextLong(period), ref)));
    scatter(random);
  }

  /** Rows as large as the planner's, each of which tells which one comes next. */
  private void scatter(SplittableRandom random) {
    order = IntStream.range(0, keys).toArray();
    for (int i = keys - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
    rows = new int[keys * WORDS];
    for (int i = 0; i < keys; i++) {
      rows[order[i] * WORDS] = order[(i + 1) % keys];
    }
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Decisions and processor time of an iteration, which JMH does not count. */
  @State(Scope.Thread)
  public static class Spent {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private long decisions;
    private long begun;

    /** Begins to count. */
    @Setup(Level.Iteration)
    public void begin() {
      decisions = 0;
      begun = THREADS.getCurrentThreadCpuTime();
    }

    /** Prints the rate. */
    @TearDown(Level.Iteration)
    public void print() {
      long spent = THREADS.getCurrentThreadCpuTime() - begun;
      System.out.printf("%,.0f decisions per CPU second; ", decisions * 1e9 / spent);
    }
  }

  /** One decision of the planner. */
  @Benchmark
  public @Nullable Look planner(Spent spent) {
    now += step;
    spent.decisions++;
    Look look = planner.take((long) now);
    if (look != null) {
      planner.settle(look, LookOutcome.SEEN, (long) now);
      if (spent.decisions % LOOKS_PER_DROP == 0) {
        planner.dropped(look.entry(), (long) now);
      }
    }
    return look;
  }

  /** One decision, and its fare query written out, which makes a dozen objects. */
  @Benchmark
  public @Nullable FareQueryRef plannerAndFareQuery(Spent spent) {
    Look look = planner(spent);
    return look == null ? null : look.fareQueries().getFirst();
  }

  /** One decision of a heap by due time. */
  @Benchmark
  public Object heapByDueTime() {
    now += step;
    Due due = heap.remove();
    heap.add(new Due((long) now + period, due.ref()));
    return due;
  }

  /** The time to read a row somewhere in memory that is known only when the last one is read. */
  @Benchmark
  public int rowAfterRow() {
    row = rows[row * WORDS];
    return row;
  }

  /** The same when it is known which rows come next, so that waiting times overlap. */
  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public int rowsAtOnce() {
    int read = 0;
    for (int i = 0; i < TOGETHER; i++) {
      read += rows[order[turn] * WORDS];
      turn = turn + 1 < keys ? turn + 1 : 0;
    }
    return read;
  }
}
