package dev.farehawk.poll;

import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.StageLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures the live demand now and then: how many drops the looks of the last hour saw in time, and
 * how many they could have. Runs beside polling, on a copy.
 */
public final class MeasureCoverage implements StageLoop.Step {

  /** Moments that are kept; with ten in every deadline, six deadlines. */
  private static final int MOST_MOMENTS = 60;

  private static final int MOMENTS_IN_A_DEADLINE = 10;

  /** Measuring takes no more than this share of a processor. */
  private static final int LEAST_PAUSE = 50;

  private final Desks desks;
  private final Deadlines deadlines;
  private final InstantSource clock;
  private final Deque<Moment> moments = new ArrayDeque<>();
  private Instant notBefore = Instant.MIN;
  private volatile @Nullable LiveCoverage latest;

  MeasureCoverage(Desks desks, Deadlines deadlines, InstantSource clock) {
    this.desks = desks;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  private record Moment(Instant at, long calls, CoverageMoment coverage) {}

  /** What was measured last; empty while nothing is watched, or nobody can be asked. */
  public Optional<LiveCoverage> latest() {
    return Optional.ofNullable(latest);
  }

  /** How often it is measured. */
  Duration interval() {
    return deadlines.whole().dividedBy(MOMENTS_IN_A_DEADLINE);
  }

  /** Shows what was measured last; nothing while there is nothing. */
  void show(MeterRegistry metrics) {
    gauge(
        metrics,
        "share",
        "Share of drops, by watchers, that a look covers",
        shared -> shared.reached().onTime());
    gauge(
        metrics,
        "share.siblings",
        "The same with what siblings give away, estimated",
        shared -> shared.reached().withSiblings());
    gauge(
        metrics,
        "bound.independent",
        "Largest share for schedules that take fares as independent",
        shared -> shared.possible().independent());
    gauge(
        metrics,
        "bound.any",
        "Largest share for any policy that learns only by looking",
        shared -> shared.possible().any());
    gauge(
        metrics,
        "looks.allowed",
        "Looks a second that the limits let through",
        shared -> shared.looks().allowed());
    gauge(
        metrics,
        "looks.full",
        "Looks a second that would cover every fare query",
        shared -> shared.looks().full());
    gauge(
        metrics,
        "never.looked",
        "Fare queries that nobody has looked at yet",
        shared -> shared.watched().neverLooked());
  }

  private void gauge(
      MeterRegistry metrics, String name, String what, ToDoubleFunction<LiveCoverage> value) {
    Gauge.builder(
            "farehawk.coverage." + name,
            this,
            measured -> measured.latest().map(value::applyAsDouble).orElse(Double.NaN))
        .description(what)
        .register(metrics);
  }

  @Override
  public boolean run() {
    Instant begin = clock.instant();
    if (begin.isBefore(notBefore)) {
      return false;
    }
    DemandCopy demand = copy();
    if (demand.size() == 0) {
      moments.clear();
      latest = null;
      return false;
    }
    MarketGroups groups = new MarketGroups(demand);
    keep(new Moment(begin, calls(), new CoverageMoment(demand, groups)));
    latest = coverage(demand, new OnTimeBounds(groups.fares(demand)));
    notBefore = begin.plus(Duration.between(begin, clock.instant()).multipliedBy(LEAST_PAUSE));
    return false;
  }

  private DemandCopy copy() {
    DemandCopy demand = new DemandCopy(desks.plan().with(Planner::size));
    int row = desks.live().isEmpty() ? KeyTable.NONE : 0;
    while (row != KeyTable.NONE) {
      int from = row;
      long now = clock.millis();
      row = desks.plan().with(planner -> planner.copy(from, demand, now));
    }
    return demand;
  }

  private long calls() {
    return desks.live().stream().mapToLong(desk -> desk.gateway().status().calls()).sum();
  }

  private void keep(Moment moment) {
    Duration longest = interval().multipliedBy(MOST_MOMENTS);
    while (!moments.isEmpty()
        && (moments.size() >= MOST_MOMENTS
            || moments.getFirst().at.isBefore(moment.at.minus(longest)))) {
      moments.removeFirst();
    }
    moments.addLast(moment);
  }

  private LiveCoverage coverage(DemandCopy demand, OnTimeBounds bounds) {
    LiveCoverage.Looks looks = looks(demand.size());
    double most = looks.made() == null ? looks.allowed() : Math.max(looks.allowed(), looks.made());
    double inTime = Math.min(most, looks.full()) * seconds(deadlines.detection());
    CoverageMoment all = new CoverageMoment();
    moments.forEach(moment -> all.add(moment.coverage));
    return new LiveCoverage(
        new LiveCoverage.Counted(
            moments.getFirst().at.minus(deadlines.detection()),
            moments.getLast().at.minus(deadlines.detection()),
            moments.size()),
        new LiveCoverage.Watched(demand.size(), demand.neverLooked(), bounds.alertsPerDay()),
        looks,
        all.reached(),
        new LiveCoverage.Possible(
            inTime / seconds(deadlines.detection()),
            bounds.independent(inTime),
            bounds.any(inTime, OnTimeBounds.Precision.QUICK)),
        demand.learned());
  }

  private LiveCoverage.Looks looks(int size) {
    Duration ahead = interval().multipliedBy(MOST_MOMENTS);
    double allowed =
        desks.live().stream().mapToDouble(desk -> desk.gateway().callsAllowed(ahead)).sum()
            / seconds(ahead);
    double full = size / seconds(deadlines.detection());
    Moment first = moments.getFirst();
    Moment last = moments.getLast();
    Double made =
        first.at.isBefore(last.at)
            ? (last.calls - first.calls) / seconds(Duration.between(first.at, last.at))
            : null;
    return new LiveCoverage.Looks(allowed, made, full);
  }

  private static double seconds(Duration length) {
    return length.toNanos() / 1e9;
  }
}
