package dev.farehawk.provider.budget;

import dev.farehawk.provider.budget.BudgetLedger.Closing;
import dev.farehawk.provider.budget.BudgetLedger.Grant;
import dev.farehawk.provider.budget.BudgetLedger.Times;
import dev.farehawk.provider.budget.Readiness.Why;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spends a limit of a short sliding window: the ledger grants each node a share of the calls of
 * every window, for a few seconds at a time, and the node keeps to its share by itself. So a limit
 * of hundreds of calls a second costs the ledger one row's update every other second.
 */
final class SharePurse implements Purse {

  private static final Duration LIFE = Duration.ofSeconds(3);

  private final Limit limit;
  private final PurseSetting setting;
  private final Duration length;
  private final CallWindow window;
  private long id;
  private long share;
  private Instant usableUntil = Instant.MIN;
  private Instant askAgainAt = Instant.MIN;
  private Instant lastUse = Instant.MIN;
  private Why lastRefusal = Why.RATE;
  private long countedElsewhere;
  private @Nullable Instant grantedAt;

  SharePurse(Limit limit, PurseSetting setting) {
    this.limit = limit;
    this.setting = setting;
    this.length = limit.window().length();
    this.window = new CallWindow(Math.toIntExact(limit.most()), length);
  }

  @Override
  public Limit limit() {
    return limit;
  }

  @Override
  public Readiness ready(Instant now, long units) {
    boolean soonOver = !now.plus(LIFE.dividedBy(2)).isBefore(usableUntil);
    if ((soonOver || share < units) && !askAgainAt.isAfter(now)) {
      renew(now);
    }
    if (!now.isBefore(usableUntil) || share < units) {
      return new Readiness(askAgainAt, lastRefusal);
    }
    Instant next = window.next(now, Math.toIntExact(units));
    return next.isAfter(now) ? new Readiness(next, Why.RATE) : Readiness.now(now);
  }

  private void renew(Instant now) {
    Instant until = now.plus(LIFE);
    Times times = new Times(now, until, countsUntil(until), setting.clockTolerance());
    try {
      Grant grant = setting.ledger().share(setting.account(limit), times, limit.most(), id);
      countedElsewhere = grant.counted() - grant.units();
      if (grant.forfeited() > 0) {
        setting.watch().forfeited(limit, grant.forfeited());
      }
      if (grant.id() == 0) {
        refused(now);
        return;
      }
      id = grant.id();
      share = grant.units();
      usableUntil = until;
      window.allow(Math.max(share, 1));
      lastRefusal = Why.RATE;
      askAgainAt = now.plus(LIFE.dividedBy(4));
      grantedAt = now;
      setting.watch().granted(limit, share);
    } catch (RuntimeException e) {
      askAgainAt = now.plus(AFTER_FAILURE);
      lastRefusal = Why.LEDGER;
      setting.watch().failed(limit, e);
    }
  }

  private void refused(Instant now) {
    askAgainAt = now.plus(AFTER_FAILURE);
    lastRefusal = Why.LEDGER;
  }

  private Instant countsUntil(Instant lastCall) {
    return lastCall.plus(length).plus(setting.untilForgotten());
  }

  @Override
  public Spent spend(Instant now, long units) {
    window.take(now, Math.toIntExact(units));
    lastUse = now;
    Instant left = now.plus(length);
    return new Spent(this, id, units, now, left.isBefore(usableUntil) ? left : usableUntil);
  }

  @Override
  public void sent(Spent spent, Instant now) {
    window.move(spent.at(), now, Math.toIntExact(spent.units()));
    lastUse = now.isAfter(lastUse) ? now : lastUse;
  }

  /** A call that was not made is forgotten with its window: that is soon enough. */
  @Override
  public void giveBack(Spent spent) {}

  @Override
  public void tidy(Instant now) {
    if (!now.isBefore(usableUntil)) {
      close(now);
    }
  }

  @Override
  public void close(Instant now) {
    if (id == 0) {
      return;
    }
    long inside = Math.min(window.inside(now), share);
    Instant counts = inside == 0 ? now : countsUntil(lastUse);
    try {
      setting.ledger().close(setting.account(limit), new Closing(id, inside, counts));
      id = 0;
      share = 0;
      usableUntil = Instant.MIN;
    } catch (RuntimeException e) {
      setting.watch().failed(limit, e);
    }
  }

  @Override
  public LimitUse use(Instant now) {
    boolean usable = now.isBefore(usableUntil);
    long inside = window.inside(now);
    return new LimitUse(
        limit,
        countedElsewhere + inside,
        usable ? Math.max(share - inside, 0) : 0,
        null,
        null,
        grantedAt);
  }
}
