package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.fare.LookReason;
import dev.farehawk.poll.CallCosts;
import dev.farehawk.poll.ProviderCosts;
import dev.farehawk.provider.LimitState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What calls cost, for programs of operators. */
@RestController
@RequestMapping(path = "/api/v1/console", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Console")
class CostApi {

  private final CallCosts costs;

  CostApi(CallCosts costs) {
    this.costs = costs;
  }

  /** Calls, those that are billed, and their cost in millionths of the currency. */
  @Schema(name = "CallSum")
  record SumJson(long calls, long billed, long costMicros) {

    static SumJson of(ProviderCosts.Sum sum) {
      return new SumJson(sum.calls(), sum.billed(), sum.costMicros());
    }
  }

  /**
   * How a quota or a budget goes; money in millionths of the currency.
   *
   * @param planned what should have been spent by now
   * @param rate spent for each planned unit: at 2 it lasts for half of its period
   */
  @Schema(name = "LimitBurn")
  record BurnJson(
      String limit,
      LimitState.Kind kind,
      long most,
      long used,
      double planned,
      double rate,
      @Nullable Instant start,
      @Nullable Instant end) {

    static BurnJson of(ProviderCosts.Burn burn) {
      LimitState limit = burn.limit();
      return new BurnJson(
          limit.name(),
          limit.kind(),
          limit.most(),
          limit.used(),
          burn.planned(),
          burn.rate(),
          limit.start(),
          limit.end());
    }
  }

  /** What one provider has cost, by why it was asked, since its day and its month began. */
  @Schema(name = "ProviderCosts")
  record ProviderJson(
      String provider,
      String currency,
      SumJson today,
      SumJson thisMonth,
      Map<LookReason, SumJson> todayByReason,
      Map<LookReason, SumJson> monthByReason,
      List<BurnJson> burns) {}

  /** In the order of configuration. */
  @Schema(name = "CallCosts")
  record CostsJson(List<ProviderJson> providers) {}

  @GetMapping("/costs")
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "readCosts",
      summary = "Read what calls cost (operators)",
      description =
          "By provider and by why it was asked, over all nodes, about a minute old; and how each"
              + " quota and budget is used up against what should be spent by now.")
  CostsJson costs() {
    return new CostsJson(costs.byProvider().stream().map(CostApi::json).toList());
  }

  private static ProviderJson json(ProviderCosts costs) {
    return new ProviderJson(
        costs.provider(),
        costs.currency(),
        SumJson.of(costs.today()),
        SumJson.of(costs.thisMonth()),
        json(costs.todayByReason()),
        json(costs.monthByReason()),
        costs.burns().stream().map(BurnJson::of).toList());
  }

  private static Map<LookReason, SumJson> json(Map<LookReason, ProviderCosts.Sum> sums) {
    return sums.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                sum -> SumJson.of(sum.getValue()),
                (one, _) -> one,
                TreeMap::new));
  }
}
