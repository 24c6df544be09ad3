package dev.faremarket.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which price of one fare is settled. A reply that may have been lost leaves several answers: the
 * service may know its price or not.
 */
final class Flicker {
  private final Noise noise;
  private final List<Known> last = new ArrayList<>();

  private record Known(long minor, boolean sure) {}

  Flicker(Noise noise) {
    this.noise = noise;
  }

  /**
   * What a move can be.
   *
   * @param around settled prices that it may only flicker around
   * @param maybeClear whether it may be more than noise
   */
  record Move(Set<Long> around, boolean maybeClear) {
    static final Move CLEAR = new Move(Set.of(), true);

    Move {
      around = Set.copyOf(around);
    }

    boolean surelyClear() {
      return around.isEmpty();
    }
  }

  /** The price went to this. */
  Move move(long minor, boolean sure) {
    Move move = look(minor);
    last.add(new Known(minor, sure));
    if (last.size() > noise.memory()) {
      last.removeFirst();
    }
    return move;
  }

  /** The newest price was shown again, in a reply that surely arrived. */
  void settle() {
    if (!last.isEmpty()) {
      last.set(last.size() - 1, new Known(last.getLast().minor(), true));
    }
  }

  /** What going to this price would be. */
  Move look(long minor) {
    Set<Long> around = new HashSet<>();
    boolean clear = false;
    for (List<Long> known : versions()) {
      Long settled = settled(known);
      if (settled != null && noise.near(settled, minor)) {
        around.add(settled);
      } else {
        clear = true;
      }
    }
    return new Move(around, clear);
  }

  /** All that was shown; without each price that may have been missed; without all of those. */
  private List<List<Long>> versions() {
    List<List<Long>> versions = new ArrayList<>();
    versions.add(last.stream().map(Known::minor).toList());
    for (int left = 0; left < last.size(); left++) {
      if (!last.get(left).sure()) {
        List<Long> without = new ArrayList<>(versions.getFirst());
        without.remove(left);
        versions.add(without);
      }
    }
    versions.add(last.stream().filter(Known::sure).map(Known::minor).toList());
    return versions;
  }

  private @Nullable Long settled(List<Long> prices) {
    Long settled = null;
    for (long price : prices) {
      if (settled == null || !noise.near(settled, price)) {
        settled = price;
      }
    }
    return settled;
  }
}
