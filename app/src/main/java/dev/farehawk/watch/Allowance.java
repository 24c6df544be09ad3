package dev.farehawk.watch;

import dev.farehawk.platform.FieldProblem;

/** How much one account may hold, because its watches spend provider money. */
final class Allowance {

  private final WatchConfig limits;

  Allowance(WatchConfig limits) {
    this.limits = limits;
  }

  /** Refuses one watch more than an account may have. */
  void checkRoom(WatchTable.Holdings has) {
    if (has.watches() >= limits.watchesPerAccount()) {
      throw new InvalidWatch(
          FieldProblem.coded(
              Watches.WATCH,
              "too-many-watches",
              "you have "
                  + has.watches()
                  + " watches, which is the most; delete one you do not need",
              "count",
              has.watches()));
    }
  }

  /** Refuses more new fare queries than one day may bring. */
  void checkDay(WatchTable.Holdings has, int added) {
    if (has.fareQueriesSince() + added > limits.fareQueriesPerDay()) {
      throw new InvalidWatch(
          FieldProblem.coded(
              Watches.WATCH,
              "too-many-new-fares",
              "your new watches of one day may cover %d fares; choose fewer dates or airports, or come back tomorrow"
                  .formatted(limits.fareQueriesPerDay()),
              "most",
              limits.fareQueriesPerDay()));
    }
  }
}
