package dev.farehawk.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A fair choice among more than there is room for, however many come: reservoir sampling (Vitter,
 * "Random sampling with a reservoir", 1985, algorithm R).
 */
final class Sample<T> {

  private final int room;
  private final RandomGenerator random;
  private final List<T> chosen = new ArrayList<>();
  private int seen;

  Sample(int room, RandomGenerator random) {
    this.room = room;
    this.random = random;
  }

  void offer(T one) {
    seen++;
    if (chosen.size() < room) {
      chosen.add(one);
      return;
    }
    int place = random.nextInt(seen);
    if (place < room) {
      chosen.set(place, one);
    }
  }

  List<T> chosen() {
    return List.copyOf(chosen);
  }
}
