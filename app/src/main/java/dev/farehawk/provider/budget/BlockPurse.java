package dev.farehawk.provider.budget;

import dev.farehawk.provider.budget.BudgetLedger.Ask;
import dev.farehawk.provider.budget.BudgetLedger.Closing;
import dev.farehawk.provider.budget.BudgetLedger.Grant;
import dev.farehawk.provider.budget.BudgetLedger.Times;
import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Sliding;
import dev.farehawk.provider.budget.LimitWindow.Span;
import dev.farehawk.provider.budget.Readiness.Why;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spends a limit in blocks, each good for one use of each of its units. A block of a calendar
 * window is used only well inside that window, because the provider's clock may be another than
 * ours; one of a sliding window counts for a whole window after it could last be used.
 */
final class BlockPurse implements Purse {

  private static final Duration SOONEST_RECHECK = Duration.ofMillis(250);
  private static final Duration LATEST_RECHECK = Duration.ofMinutes(1);
  private static final int RECHECKS = 20;

  private final Limit limit;
  private final PurseSetting setting;
  private final @Nullable Pace pace;
  private @Nullable Block block;
  private Instant askAgainAt = Instant.MIN;
  private Why lastRefusal = Why.NOTHING;
  private long appetite = 1;
  private long countedElsewhere;
  private @Nullable Span countedIn;
  private @Nullable Instant grantedAt;

  /** One grant, while it may be used or has not been closed yet. */
  private static final class Block {
    private final long id;
    private final Times times;
    private final long granted;
    private long left;
    private Instant lastUse;

    Block(Grant grant, Times times) {
      this.id = grant.id();
      this.times = times;
      this.granted = grant.units();
      this.left = granted;
      this.lastUse = times.now();
    }

    boolean isOver(Instant now) {
      return !now.isBefore(times.usableUntil());
    }
  }

  BlockPurse(Limit limit, PurseSetting setting) {
    this.limit = limit;
    this.setting = setting;
    this.pace =
        limit.kind() == Limit.Kind.RATE ? new Pace(limit.most(), paced(limit, setting)) : null;
  }

  /** All calls of a window must fit into the part of it that is used. */
  private static Duration paced(Limit limit, PurseSetting setting) {
    Duration length = limit.window().length();
    return switch (limit.window()) {
      case Sliding _ -> length;
      case Calendar _ -> length.minus(setting.clockTolerance().multipliedBy(4));
    };
  }

  @Override
  public Limit limit() {
    return limit;
  }

  @Override
  public Readiness ready(Instant now, long units) {
    Instant paced = pace == null ? now : pace.next(now);
    return paced.isAfter(now) ? new Readiness(paced, Why.RATE) : readyAside(now, units);
  }

  @Override
  public Readiness readyAside(Instant now, long units) {
    Instant usableUntil = now.plus(limit.life());
    if (limit.window() instanceof Calendar calendar) {
      Span span = calendar.around(now);
      Instant first = span.start().plus(setting.clockTolerance());
      Instant last = span.end().minus(setting.clockTolerance().multipliedBy(2));
      if (now.isBefore(first)) {
        return new Readiness(first, Why.TURN);
      }
      if (!now.isBefore(last)) {
        return new Readiness(span.end().plus(setting.clockTolerance()), Why.TURN);
      }
      usableUntil = usableUntil.isBefore(last) ? usableUntil : last;
      enter(span);
    }
    if (holds(now, units)) {
      return Readiness.now(now);
    }
    if (askAgainAt.isAfter(now)) {
      return new Readiness(askAgainAt, lastRefusal);
    }
    ask(now, usableUntil, units);
    return holds(now, units) ? Readiness.now(now) : new Readiness(askAgainAt, lastRefusal);
  }

  /** A new window brings a new count, whatever the last one had come to. */
  private void enter(Span span) {
    if (!span.equals(countedIn)) {
      countedIn = span;
      countedElsewhere = 0;
      askAgainAt = Instant.MIN;
    }
  }

  private boolean holds(Instant now, long units) {
    return block != null && !block.isOver(now) && block.left >= units;
  }

  private void ask(Instant now, Instant usableUntil, long units) {
    Times times =
        new Times(now, usableUntil, countsUntil(now, usableUntil), setting.clockTolerance());
    Block before = block;
    Closing closing = before == null ? null : closing(before);
    if (before != null) {
      learnAppetite(before, units);
    }
    try {
      Grant grant =
          setting
              .ledger()
              .grant(
                  new Ask(
                      setting.account(limit),
                      times,
                      limit.most(),
                      Math.max(Math.min(appetite, limit.block()), units),
                      units,
                      closing));
      block = grant.id() == 0 ? null : new Block(grant, times);
      countedElsewhere = grant.counted() - grant.units();
      if (grant.forfeited() > 0) {
        setting.watch().forfeited(limit, grant.forfeited());
      }
      if (block == null) {
        refused(now, grant.askAgainAt());
      } else {
        grantedAt = now;
        setting.watch().granted(limit, grant.units());
      }
    } catch (RuntimeException e) {
      // The block before stays as it is and is closed next time: that can be told twice.
      askAgainAt = now.plus(AFTER_FAILURE);
      lastRefusal = Why.LEDGER;
      setting.watch().failed(limit, e);
    }
  }

  /** Twice what was needed is enough: what lies about unspent is lost in a crash. */
  private void learnAppetite(Block over, long units) {
    long spent = over.granted - over.left;
    long more = Math.min(Math.max(appetite, over.granted) * 2, limit.block());
    appetite = over.left < units ? more : Math.max(spent * 2, 1);
  }

  private void refused(Instant now, Instant forgottenAt) {
    lastRefusal =
        switch (limit.kind()) {
          case RATE -> Why.RATE;
          case QUOTA, FREE -> Why.QUOTA;
          case MONEY -> Why.MONEY;
        };
    // Others may return what they do not need before anything is forgotten.
    Instant latest = now.plus(recheck());
    Instant soonest = now.plus(SOONEST_RECHECK);
    askAgainAt = forgottenAt.isBefore(latest) ? forgottenAt : latest;
    askAgainAt = askAgainAt.isBefore(soonest) ? soonest : askAgainAt;
  }

  private Duration recheck() {
    Duration part = limit.window().length().dividedBy(RECHECKS);
    return part.compareTo(LATEST_RECHECK) < 0 ? part : LATEST_RECHECK;
  }

  private Instant countsUntil(Instant now, Instant lastUse) {
    return switch (limit.window()) {
      case Sliding(Duration length) -> lastUse.plus(length).plus(setting.untilForgotten());
      case Calendar calendar -> calendar.around(now).end();
    };
  }

  private Closing closing(Block over) {
    return new Closing(
        over.id, over.granted - over.left, countsUntil(over.times.now(), over.lastUse));
  }

  @Override
  public Spent spend(Instant now, long units) {
    Block from = block;
    if (from == null || from.left < units) {
      throw new IllegalStateException("limit " + limit.name() + " holds no " + units + " units");
    }
    from.left -= units;
    from.lastUse = now;
    if (pace != null) {
      pace.take(now, units);
    }
    Instant late = now.plus(setting.clockTolerance());
    Instant over = from.times.usableUntil();
    return new Spent(this, from.id, units, now, late.isBefore(over) ? late : over);
  }

  @Override
  public void sent(Spent spent, Instant now) {
    if (block != null && block.id == spent.grant() && now.isAfter(block.lastUse)) {
      block.lastUse = now;
    }
  }

  @Override
  public void giveBack(Spent spent) {
    if (block != null && block.id == spent.grant()) {
      block.left += spent.units();
      return;
    }
    try {
      setting.ledger().giveBack(setting.account(limit), spent.grant(), spent.units());
    } catch (RuntimeException e) {
      setting.watch().failed(limit, e);
    }
  }

  @Override
  public void tidy(Instant now) {
    if (block != null && block.isOver(now)) {
      close(now);
    }
  }

  @Override
  public void close(Instant now) {
    Block over = block;
    if (over == null) {
      return;
    }
    try {
      Closing closing = closing(over);
      setting.ledger().close(setting.account(limit), closing);
      countedElsewhere += closing.spent();
      learnAppetite(over, 1);
      block = null;
    } catch (RuntimeException e) {
      setting.watch().failed(limit, e);
    }
  }

  @Override
  public LimitUse use(Instant now) {
    Span span = limit.window() instanceof Calendar calendar ? calendar.around(now) : null;
    boolean known = span == null || span.equals(countedIn);
    boolean inside =
        block != null && (span == null || span.end().equals(block.times.countsUntil()));
    long mine = block == null || !inside ? 0 : block.granted - block.left;
    return new LimitUse(
        limit,
        (known ? countedElsewhere : 0) + mine,
        block == null || block.isOver(now) ? 0 : block.left,
        span == null ? null : span.start(),
        span == null ? null : span.end(),
        grantedAt);
  }
}
