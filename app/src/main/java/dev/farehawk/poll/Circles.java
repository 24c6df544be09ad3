package dev.farehawk.poll;

import java.util.ArrayList;
import java.util.List;

/**
 * Who may be asked of a fare query, as a number: those that answer what it needs, less those that
 * have just refused it. The first {@value Needs#COMBINATIONS} circles go by needs; others come to
 * be when somebody refuses, one for each set of providers that is left. With more providers than
 * six there can be more sets than numbers; then a smaller set stands in, at worst one provider.
 */
final class Circles {

  /** Numbers there are. */
  static final int MOST = Long.SIZE;

  /** Providers that may share a plan; each has a circle of its own. */
  static final int MOST_PROVIDERS = 32;

  private final KeyTable keys;
  private final PlanClock clock;
  private final List<Turns> turns = new ArrayList<>();

  /** Providers of each circle that does not go by needs, a bit each. */
  private final int[] members = new int[MOST];

  /** Circles that each provider is in, a bit each. */
  private final long[] around = new long[MOST_PROVIDERS];

  private int used = Needs.COMBINATIONS;

  Circles(KeyTable keys, PlanClock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  void join(Turns joined) {
    if (turns.size() == MOST_PROVIDERS) {
      throw new IllegalStateException("at most " + MOST_PROVIDERS + " live providers share a plan");
    }
    around[turns.size()] |= joined.answered();
    turns.add(joined);
  }

  List<Turns> all() {
    return turns;
  }

  /** Circles that a provider is in, a bit each. */
  long around(int provider) {
    return around[provider];
  }

  /** The circle of a fare query at this moment. */
  int of(int i) {
    return keys.is(i, Places.REFUSED) ? circle(willing(i)) : keys.needs(i);
  }

  /** The circle of one provider alone. */
  int alone(int provider) {
    return circle(1 << provider);
  }

  /** The same as a bit; none while there is no such circle. */
  long aloneIfAny(int provider) {
    return used == Needs.COMBINATIONS ? 0 : 1L << alone(provider);
  }

  /** Those that may be asked, a bit each: all that answer it if each of them has just refused. */
  private int willing(int i) {
    int answering = 0;
    int willing = 0;
    for (Turns each : turns) {
      if ((each.answered() >>> keys.needs(i) & 1) != 0) {
        answering |= 1 << each.number();
        willing |= each.rest(i) > 0 ? 0 : 1 << each.number();
      }
    }
    return willing == 0 ? answering : willing;
  }

  private int circle(int providers) {
    if (used == Needs.COMBINATIONS) {
      turns.forEach(each -> add(1 << each.number()));
    }
    int within = KeyTable.NONE;
    for (int circle = Needs.COMBINATIONS; circle < used; circle++) {
      if (members[circle] == providers) {
        return circle;
      }
      within = (members[circle] & ~providers) == 0 ? circle : within;
    }
    return used < MOST ? add(providers) : within;
  }

  private int add(int providers) {
    members[used] = providers;
    for (int left = providers; left != 0; left &= left - 1) {
      around[Integer.numberOfTrailingZeros(left)] |= 1L << used;
    }
    return used++;
  }

  /** Whether a provider is to be asked, or had better leave it to others. */
  boolean includes(int provider, int i) {
    return !keys.is(i, Places.REFUSED) || (willing(i) >>> provider & 1) != 0;
  }

  /** Providers that have just refused a fare query, a bit each. */
  int resting(int i) {
    int resting = 0;
    if (keys.is(i, Places.REFUSED)) {
      for (Turns each : turns) {
        resting |= each.rest(i) > 0 ? 1 << each.number() : 0;
      }
    }
    return resting;
  }

  /** The tick from which somebody may be asked: now, unless all that answer it refuse. */
  int openAt(int i) {
    int soonest = Integer.MAX_VALUE;
    for (Turns each : turns) {
      if ((each.answered() >>> keys.needs(i) & 1) != 0) {
        soonest = Math.min(soonest, Math.max(0, each.rest(i)));
      }
    }
    return clock.tick() + (soonest == Integer.MAX_VALUE ? 0 : soonest);
  }

  /** Somebody has answered or refused: what the table says of failures is true again. */
  void count(int i) {
    int least = Integer.MAX_VALUE;
    boolean refused = false;
    for (Turns each : turns) {
      if ((each.answered() >>> keys.needs(i) & 1) != 0) {
        int failures = each.failures(i);
        least = Math.min(least, failures);
        refused |= failures > 0;
      }
    }
    keys.failures(i, least == Integer.MAX_VALUE ? 0 : least);
    if (refused) {
      keys.enter(i, Places.REFUSED);
    } else {
      keys.leave(i, Places.REFUSED);
    }
  }
}
