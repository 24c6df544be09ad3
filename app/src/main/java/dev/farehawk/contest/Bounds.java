package dev.farehawk.contest;

import java.util.List;

/**
 * The largest shares that are possible.
 *
 * @param independent for a schedule that takes fare queries as independent
 * @param any for any policy that learns only by looking
 * @param firstHit the same, when a filing is known only from its first hit
 */
record Bounds(double independent, double any, double firstHit) {

  static Bounds mean(List<Bounds> all) {
    return new Bounds(
        all.stream().mapToDouble(Bounds::independent).average().orElse(1),
        all.stream().mapToDouble(Bounds::any).average().orElse(1),
        all.stream().mapToDouble(Bounds::firstHit).average().orElse(1));
  }
}
