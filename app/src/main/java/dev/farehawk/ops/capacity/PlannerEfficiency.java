package dev.farehawk.ops.capacity;

import java.util.List;

/**
 * How much of what is possible at all the planner reaches, as measured.
 *
 * @param points in rising order of their budgets
 * @param source how they were measured
 */
public record PlannerEfficiency(List<Point> points, String source) {

  /** By the planner's contest, whose world is that of {@link CapacityAssumptions#TODAY}. */
  public static final PlannerEfficiency MEASURED =
      new PlannerEfficiency(
          List.of(
              new Point(0.01, 0.689),
              new Point(0.02, 0.778),
              new Point(0.05, 0.865),
              new Point(0.1, 0.943),
              new Point(0.25, 0.976),
              new Point(0.5, 0.984),
              new Point(1, 0.998)),
          "farehawk bench planner --keys 20000 --budgets 0.01,0.02,0.05,0.1,0.25,0.5,1 --seeds 3"
              + " --days 5, of 2026-11-26");

  /**
   * A measured point.
   *
   * @param budget as a share of full coverage
   * @param ofBoundAny share of alerts on time, divided by the bound that no policy exceeds
   */
  public record Point(double budget, double ofBoundAny) {}

  /** Keeps its own copy. */
  public PlannerEfficiency {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("there must be a measured point");
    }
  }

  /** Between points straight in the logarithm of the budget; outside the nearest point. */
  public double at(double budget) {
    Point below = points.getFirst();
    for (Point above : points) {
      if (budget <= above.budget) {
        if (above.budget == below.budget) {
          return above.ofBoundAny;
        }
        double way = Math.log(budget / below.budget) / Math.log(above.budget / below.budget);
        return below.ofBoundAny + Math.max(0, way) * (above.ofBoundAny - below.ofBoundAny);
      }
      below = above;
    }
    return below.ofBoundAny;
  }
}
