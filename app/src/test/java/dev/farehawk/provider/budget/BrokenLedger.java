package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;

/** Mistakes that a ledger could make, each of which lets too many calls through. */
enum BrokenLedger {
  GRANTS_EACH_NODE_THE_WHOLE_LIMIT {
    @Override
    BudgetLedger.Ask asked(BudgetLedger.Ask ask) {
      return new BudgetLedger.Ask(
          ask.account(), ask.times(), ask.most() * 4, ask.wanted(), ask.least(), ask.closing());
    }

    @Override
    long most(long most) {
      return most * 4;
    }
  },
  FORGETS_A_GRANT_WHEN_IT_CAN_BE_USED_NO_MORE {
    @Override
    BudgetLedger.Times times(BudgetLedger.Times times) {
      return new BudgetLedger.Times(
          times.now(), times.usableUntil(), times.usableUntil(), times.clockTolerance());
    }
  },
  FORGETS_WHAT_A_CLOSED_GRANT_HAS_SPENT {
    @Override
    BudgetLedger.Closing closing(BudgetLedger.Closing closing) {
      return new BudgetLedger.Closing(closing.id(), 0, closing.countsUntil());
    }
  },
  FORGETS_A_CLOSED_GRANT_AT_ONCE {
    @Override
    BudgetLedger.Closing closing(BudgetLedger.Closing closing) {
      return new BudgetLedger.Closing(closing.id(), closing.spent(), Instant.EPOCH);
    }
  },
  TAKES_BACK_TWICE {
    @Override
    long givenBack(long units) {
      return units * 20;
    }
  },
  COUNTS_FOR_HALF_THE_WINDOW {
    @Override
    BudgetLedger.Times times(BudgetLedger.Times times) {
      Duration counts = Duration.between(times.now(), times.countsUntil());
      return new BudgetLedger.Times(
          times.now(),
          times.usableUntil(),
          times.now().plus(counts.dividedBy(2)),
          times.clockTolerance());
    }
  };

  BudgetLedger.Ask asked(BudgetLedger.Ask ask) {
    return ask;
  }

  long most(long most) {
    return most;
  }

  BudgetLedger.Times times(BudgetLedger.Times times) {
    return times;
  }

  BudgetLedger.Closing closing(BudgetLedger.Closing closing) {
    return closing;
  }

  long givenBack(long units) {
    return units;
  }

  /** A ledger that makes this mistake. */
  BudgetLedger over(BudgetLedger ledger) {
    return new BudgetLedger() {
      @Override
      public Grant grant(Ask ask) {
        Ask wrong = asked(ask);
        Closing closing = wrong.closing();
        return ledger.grant(
            new Ask(
                wrong.account(),
                times(wrong.times()),
                wrong.most(),
                wrong.wanted(),
                wrong.least(),
                closing == null ? null : closing(closing)));
      }

      @Override
      public Grant share(Account account, Times times, long most, long id) {
        return ledger.share(account, times(times), most(most), id);
      }

      @Override
      public void close(Account account, Closing closing) {
        ledger.close(account, closing(closing));
      }

      @Override
      public void giveBack(Account account, long id, long units) {
        ledger.giveBack(account, id, givenBack(units));
      }

      @Override
      public long counted(Account account, Instant now) {
        return ledger.counted(account, now);
      }

      @Override
      public void endEarlierShares(Instant now) {
        ledger.endEarlierShares(now);
      }
    };
  }
}
