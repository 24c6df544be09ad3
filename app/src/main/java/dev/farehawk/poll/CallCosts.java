package dev.farehawk.poll;

import dev.farehawk.fare.LookReason;
import dev.farehawk.platform.Columns;
import dev.farehawk.poll.ProviderCosts.Burn;
import dev.farehawk.poll.ProviderCosts.Sum;
import dev.farehawk.provider.BillingPeriods;
import dev.farehawk.provider.HourlyHazard;
import dev.farehawk.provider.LimitState;
import dev.farehawk.provider.ProviderBudget;
import dev.farehawk.provider.ProviderGateway;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.QuotaPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What calls have cost, over all nodes: by provider and reason, today and this month. As of the
 * last time that each node wrote its sums down, about a minute ago. Periods are cut at full hours
 * of UTC, as the sums are.
 */
public final class CallCosts {

  private final JdbcClient jdbc;
  private final ProviderGateways gateways;
  private final InstantSource clock;

  CallCosts(JdbcClient jdbc, ProviderGateways gateways, InstantSource clock) {
    this.jdbc = jdbc;
    this.gateways = gateways;
    this.clock = clock;
  }

  /** One for each enabled provider, in the order of configuration. */
  public List<ProviderCosts> byProvider() {
    Instant now = clock.instant();
    return gateways.all().stream().map(gateway -> costs(gateway, now)).toList();
  }

  private record Line(LookReason reason, Sum day, Sum month) {}

  private ProviderCosts costs(ProviderGateway gateway, Instant now) {
    String provider = gateway.provider().name();
    Map<LookReason, Sum> today = new EnumMap<>(LookReason.class);
    Map<LookReason, Sum> month = new EnumMap<>(LookReason.class);
    for (Line line : lines(provider, gateway.periods())) {
      if (line.day().calls() > 0) {
        today.put(line.reason(), line.day());
      }
      month.put(line.reason(), line.month());
    }
    ProviderBudget budget = gateway.budget();
    return new ProviderCosts(
        provider,
        budget.currency(),
        today.values().stream().reduce(Sum.NOTHING, Sum::plus),
        month.values().stream().reduce(Sum.NOTHING, Sum::plus),
        today,
        month,
        burns(budget.limits(), now));
  }

  /** Read by the primary key, whose first columns are provider and hour. */
  private List<Line> lines(String provider, BillingPeriods periods) {
    return jdbc.sql(
            """
            SELECT reason,
              coalesce(sum(calls) FILTER (WHERE hour >= :day), 0) AS day_calls,
              coalesce(sum(billed) FILTER (WHERE hour >= :day), 0) AS day_billed,
              coalesce(sum(cost_micros) FILTER (WHERE hour >= :day), 0) AS day_cost,
              sum(calls) AS calls, sum(billed) AS billed, sum(cost_micros) AS cost
            FROM poll_ledger
            WHERE provider = :provider AND hour >= :month
            GROUP BY reason
            """)
        .param("provider", provider)
        .param("day", Columns.utc(periods.dayStart()))
        .param("month", Columns.utc(periods.monthStart()))
        .query((row, _) ->
            new Line(
                LookReason.valueOf(row.getString("reason")),
                new Sum(
                    row.getLong("day_calls"), row.getLong("day_billed"), row.getLong("day_cost")),
                new Sum(row.getLong("calls"), row.getLong("billed"), row.getLong("cost"))))
        .list();
  }

  private static List<Burn> burns(List<LimitState> limits, Instant now) {
    List<Burn> burns = new ArrayList<>();
    for (LimitState limit : limits) {
      QuotaPlan plan = limit.plan(HourlyHazard.measured());
      if (plan != null && limit.kind() != LimitState.Kind.RATE) {
        burns.add(new Burn(limit, plan.spentBy(now), plan.burn(limit.used(), now)));
      }
    }
    return burns;
  }
}
