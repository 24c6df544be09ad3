package dev.farehawk.provider.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All limits of one provider together. {@link #ready} asks every one of them before {@link #spend}
 * takes from any, so that nothing is spent on a call that another limit forbids. Not safe for many
 * threads.
 */
public final class Budget {

  private final List<Purse> rates = new ArrayList<>();
  private final List<Purse> quotas = new ArrayList<>();
  private final List<Purse> moneys = new ArrayList<>();
  private final @Nullable Purse free;
  private final HeaderCaps headers;
  private final Tariff tariff;
  private final int unitsPerCall;
  private long calls;
  private boolean nextIsFree;

  /**
   * What is shared by these limits, and by whom.
   *
   * @param limits at most one of each name
   * @param tariff what a billed call costs
   * @param unitsPerCall what a call counts for in rate limits and quotas
   */
  public record Terms(List<Limit> limits, Tariff tariff, int unitsPerCall) {

    /** Keeps its own copy. */
    public Terms {
      limits = List.copyOf(limits);
    }
  }

  /**
   * A budget that has asked for nothing yet.
   *
   * @param clockTolerance how far clocks may differ, and how long a call may be on its way
   */
  public Budget(
      String provider,
      Terms terms,
      Duration clockTolerance,
      BudgetLedger ledger,
      GrantWatch watch) {
    PurseSetting setting = new PurseSetting(provider, ledger, clockTolerance, watch);
    this.tariff = terms.tariff();
    this.unitsPerCall = terms.unitsPerCall();
    for (Limit limit : terms.limits()) {
      Purse purse = purse(limit, setting);
      switch (limit.kind()) {
        case RATE -> rates.add(purse);
        case QUOTA -> quotas.add(purse);
        case MONEY -> moneys.add(purse);
        case FREE -> throw new IllegalArgumentException("free calls belong to the tariff");
      }
    }
    this.free = tariff.free() == null ? null : purse(tariff.free(), setting);
    this.headers =
        new HeaderCaps(
            rates.stream()
                .map(purse -> purse.limit().window().length())
                .min(Comparator.naturalOrder())
                .orElse(Duration.ofMinutes(1)));
  }

  private static Purse purse(Limit limit, PurseSetting setting) {
    return limit.isSharedByRate() ? new SharePurse(limit, setting) : new BlockPurse(limit, setting);
  }

  /** When a call may go out; asks the ledger where a grant is used up. */
  public Readiness ready(Instant now) {
    Readiness ready = headers.ready(now, unitsPerCall);
    for (Purse purse : rates) {
      ready = ready.isReady(now) ? purse.ready(now, unitsPerCall) : ready;
    }
    for (Purse purse : quotas) {
      ready = ready.isReady(now) ? purse.ready(now, unitsPerCall) : ready;
    }
    return ready.isReady(now) && tariff.microsPerCall() > 0 ? payable(now) : ready;
  }

  /** When a free call that belongs to another one may go out: it counts in the rate limits. */
  public Readiness readyAside(Instant now) {
    Readiness ready = headers.ready(now, unitsPerCall);
    for (Purse purse : rates) {
      ready = ready.isReady(now) ? purse.readyAside(now, unitsPerCall) : ready;
    }
    return ready;
  }

  /** Takes what a free call costs, right after {@link #readyAside} said that it may go out. */
  public Spending spendAside(Instant now) {
    return spent(rates.stream().map(p -> p.spend(now, unitsPerCall)).toList(), List.of(), 0);
  }

  /** Free calls come first. Money is spent only when they are known to be used up. */
  private Readiness payable(Instant now) {
    nextIsFree = false;
    if (free != null) {
      Readiness ready = free.ready(now, 1);
      nextIsFree = ready.isReady(now);
      if (nextIsFree || ready.why() != Readiness.Why.QUOTA) {
        return ready;
      }
    }
    Readiness ready = Readiness.now(now);
    for (Purse purse : moneys) {
      ready = ready.isReady(now) ? purse.ready(now, tariff.microsPerCall()) : ready;
    }
    return ready;
  }

  /** Takes what a call costs, right after {@link #ready} said that it may go out. */
  public Spending spend(Instant now) {
    List<Spent> made = rates.stream().map(purse -> purse.spend(now, unitsPerCall)).toList();
    List<Spent> billed = new ArrayList<>();
    quotas.forEach(purse -> billed.add(purse.spend(now, unitsPerCall)));
    long cost = 0;
    if (tariff.microsPerCall() > 0) {
      if (nextIsFree && free != null) {
        billed.add(free.spend(now, 1));
      } else {
        cost = tariff.microsPerCall();
        moneys.forEach(purse -> billed.add(purse.spend(now, tariff.microsPerCall())));
      }
    }
    return spent(made, billed, cost);
  }

  private Spending spent(List<Spent> made, List<Spent> billed, long cost) {
    headers.take(unitsPerCall);
    calls++;
    Instant goodUntil =
        java.util.stream.Stream.concat(made.stream(), billed.stream())
            .map(Spent::goodUntil)
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    return new Spending(made, billed, cost, calls, goodUntil);
  }

  /** The call goes out now; false if it is too late for it, then it must not. */
  public boolean sends(Spending spending, Instant now) {
    if (!now.isBefore(spending.goodUntil())) {
      notMade(spending);
      return false;
    }
    spending.made().forEach(spent -> spent.purse().sent(spent, now));
    spending.billed().forEach(spent -> spent.purse().sent(spent, now));
    return true;
  }

  /** The call was never made. */
  public void notMade(Spending spending) {
    spending.made().forEach(spent -> spent.purse().giveBack(spent));
    notBilled(spending);
  }

  /** The call was made, and the provider does not bill it. */
  public void notBilled(Spending spending) {
    spending.billed().forEach(spent -> spent.purse().giveBack(spent));
  }

  /**
   * Learns from the headers of a reply.
   *
   * @param underWay calls that the provider may not have counted when it wrote them
   */
  public void learn(List<LimitHint> hints, Spending spending, long underWay, Instant now) {
    headers.learn(hints, spending.number(), underWay * unitsPerCall, now);
  }

  /** What a billed call costs. */
  public Tariff tariff() {
    return tariff;
  }

  /** Closes what has expired, so that its rest is there for others. */
  public void tidy(Instant now) {
    all().forEach(purse -> purse.tidy(now));
  }

  /** Returns everything unspent. */
  public void close(Instant now) {
    all().forEach(purse -> purse.close(now));
  }

  /** How far each limit is used, without asking anybody: rates, quotas, free calls, money. */
  public List<LimitUse> use(Instant now) {
    return all().stream().map(purse -> purse.use(now)).toList();
  }

  private List<Purse> all() {
    List<Purse> all = new ArrayList<>(rates);
    all.addAll(quotas);
    if (free != null) {
      all.add(free);
    }
    all.addAll(moneys);
    return all;
  }
}
