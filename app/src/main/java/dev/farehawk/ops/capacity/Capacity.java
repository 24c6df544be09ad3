package dev.farehawk.ops.capacity;

import dev.farehawk.poll.OnTimeBounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a budget buys. Pure: the same question gives the same answer. Takes seconds of one
 * core and about fifty bytes of memory for each fare query.
 */
public final class Capacity {

  private static final double SECONDS_PER_DAY = 86_400;
  private static final double TENTH_MORE = 1.1;

  private static final List<String> CAVEATS =
      List.of(
          "The share is for a world as assumed: fares that fall in other ways, or other watchers,"
              + " give another one.",
          "The planner's efficiency was measured with 20,000 simulated fare queries, not with"
              + " the number asked about.",
          "Each watch is taken to wait for one fare query, and each fall of 15 % to be worth an"
              + " alert; whether it is, the oracle decides.",
          "A call answers for one date. A calendar that answers for a month at once costs less a"
              + " date, where its prices are live.",
          "Nodes follow from the design load, which has not yet been measured as a whole.");

  private final CapacityAssumptions assumed;
  private final PlannerEfficiency efficiency;
  private final List<CallPrice> prices;

  /** Answers by these figures. */
  public Capacity(
      CapacityAssumptions assumed, PlannerEfficiency efficiency, List<CallPrice> prices) {
    this.assumed = assumed;
    this.efficiency = efficiency;
    this.prices = List.copyOf(prices);
  }

  /** Answers by the figures of today. */
  public static Capacity today() {
    return new Capacity(CapacityAssumptions.TODAY, PlannerEfficiency.MEASURED, CallPrice.TODAY);
  }

  /** The answer. */
  public CapacityAnswer answer(CapacityQuestion question) {
    DrawnDemand demand = new DrawnDemand(question, assumed);
    OnTimeBounds bounds = demand.bounds();
    double detection = assumed.detection().toMillis() / 1000.0;
    double looks = question.callsPerSecond() * detection;
    double full = demand.size() / detection;
    CapacityAnswer.Coverage coverage =
        new CapacityAnswer.Coverage(
            demand.size(),
            Math.round(question.callsPerSecond() * SECONDS_PER_DAY),
            question.callsPerSecond() / full,
            full,
            Math.round(full * SECONDS_PER_DAY));
    CapacityAnswer.OnTime onTime =
        new CapacityAnswer.OnTime(
            share(bounds, looks, demand.size()),
            share(bounds, looks * TENTH_MORE, demand.size()),
            bounds.alertsPerDay(),
            demand.tenths(looks));
    return new CapacityAnswer(
        question,
        coverage,
        onTime,
        prices.stream().map(price -> money(price, coverage, onTime)).toList(),
        machines(question, coverage),
        new CapacityAnswer.Basis(assumed, efficiency, CAVEATS));
  }

  private CapacityAnswer.Share share(OnTimeBounds bounds, double looks, int size) {
    double any = bounds.any(looks, OnTimeBounds.Precision.QUICK);
    double reached = efficiency.at(looks / size);
    return new CapacityAnswer.Share(
        bounds.independent(looks),
        bounds.firstHit(looks),
        any,
        reached,
        any * reached,
        Math.round(any * reached * bounds.alertsPerDay()));
  }

  private static CapacityAnswer.Money money(
      CallPrice price, CapacityAnswer.Coverage coverage, CapacityAnswer.OnTime onTime) {
    double perDay = (double) coverage.callsPerDay() * price.usdMicrosPerCall();
    double more = perDay * (TENTH_MORE - 1);
    double alerts = onTime.now().expected() * onTime.alertsPerDay();
    double moreAlerts = onTime.withTenthMore().expected() * onTime.alertsPerDay() - alerts;
    @Nullable Long perAlertMore = moreAlerts > 0 ? Math.round(more / moreAlerts) : null;
    return new CapacityAnswer.Money(
        price,
        Math.round(perDay),
        Math.round(perDay / alerts),
        Math.round(more),
        perAlertMore,
        coverage.fullCallsPerDay() * price.usdMicrosPerCall());
  }

  private CapacityAnswer.Machines machines(
      CapacityQuestion question, CapacityAnswer.Coverage coverage) {
    CapacityAssumptions.Weights each = assumed.weights();
    double changes = coverage.fareQueries() * each.changesPerFareQueryAndDay();
    return new CapacityAnswer.Machines(
        nodes(question.callsPerSecond()),
        nodes(coverage.fullCallsPerSecond()),
        Math.round(question.callsPerSecond() * each.bytesPerReply() * 8),
        Math.round(changes * (each.bytesPerChange() + each.indexBytesPerChange())));
  }

  private int nodes(double callsPerSecond) {
    return (int) Math.ceil(callsPerSecond / assumed.weights().callsPerSecondAndNode());
  }
}
