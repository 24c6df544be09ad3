package dev.faremarket.calibration;

import dev.faremarket.calibration.Figure.Closeness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was recorded of one series, with how to measure the same on a panel.
 *
 * @param <P> the panel
 */
final class Targets<P> {

  private record Target<P>(
      int section,
      String name,
      double recorded,
      Closeness closeness,
      ToDoubleFunction<P> measure) {}

  private final List<Target<P>> all = new ArrayList<>();

  void add(
      int section, String name, double recorded, Closeness closeness, ToDoubleFunction<P> measure) {
    all.add(new Target<>(section, name, recorded, closeness, measure));
  }

  /** The figures of a section, measured on this panel. */
  List<Figure> section(int section, P panel) {
    return all.stream()
        .filter(target -> target.section == section)
        .map(target ->
            new Figure(
                section,
                target.name,
                target.recorded,
                target.measure.applyAsDouble(panel),
                target.closeness))
        .toList();
  }
}
