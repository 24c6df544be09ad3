package dev.farehawk.alert;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A fair choice among more ids than there is room for, however often each of them comes: those that
 * rank lowest by a hash with a salt of chance (bottom-k sampling; Cohen and Kaplan, "Summarizing
 * data using bottom-k sketches", 2007).
 */
final class FairChoice {

  private static final Comparator<Ranked> LOWEST =
      Comparator.comparingLong(Ranked::rank).thenComparing(Ranked::id);

  private final int room;
  private final long salt;
  private final TreeSet<Ranked> chosen = new TreeSet<>(LOWEST);

  private record Ranked(long rank, UUID id) {}

  FairChoice(int room, RandomGenerator random) {
    this.room = room;
    this.salt = random.nextLong();
  }

  void offer(UUID id) {
    Ranked one =
        new Ranked(
            mixed(mixed(id.getMostSignificantBits() ^ salt) ^ id.getLeastSignificantBits()), id);
    if (chosen.size() < room) {
      chosen.add(one);
    } else if (LOWEST.compare(one, chosen.last()) < 0 && chosen.add(one)) {
      var _ = chosen.pollLast();
    }
  }

  /** The finalizer of SplitMix64. */
  private static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** In no order that means something. */
  List<UUID> chosen() {
    return chosen.stream().map(Ranked::id).toList();
  }
}
