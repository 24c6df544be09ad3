package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.history.CurrentPrices;
import dev.farehawk.history.CurrentPrices.CurrentPrice;
import dev.farehawk.ops.insight.Backtest;
import dev.farehawk.ops.insight.DealLife;
import dev.farehawk.ops.insight.PastLives;
import dev.farehawk.ops.insight.RuleTrial;
import dev.farehawk.poll.PriceContexts;
import dev.farehawk.provider.PriceContext;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.web.watch.Insights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the past says of a watch's rule and fares. */
@RestController
@RequestMapping(path = "/api/v1/watches/{watch}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Fares")
class InsightApi {

  private final Watches watches;
  private final CurrentPrices prices;
  private final Past past;
  private final InstantSource clock;

  /** Where the answers come from. */
  @Component
  record Past(RuleTrial trial, PastLives lives, PriceContexts contexts) {}

  InsightApi(Watches watches, CurrentPrices prices, Past past, InstantSource clock) {
    this.watches = watches;
    this.prices = prices;
    this.past = past;
    this.clock = clock;
  }

  /** Whether there is enough history to say. */
  enum Answer {
    KNOWN,
    TOO_LITTLE_HISTORY
  }

  /** What the rule would have told; {@code bestMinor} and {@code bestAt} are null if nothing. */
  @Schema(name = "Backtest")
  record BacktestJson(
      Answer answer,
      int fired,
      @Nullable Long bestMinor,
      @Nullable String currency,
      @Nullable Instant bestAt,
      long knownDays,
      int faresTried,
      int fares) {}

  /** How long lows last, in seconds; all null but the answer when there is too little history. */
  @Schema(name = "DealLife")
  record DealLifeJson(
      Answer answer,
      DealLife.@Nullable Pool pool,
      @Nullable Integer samples,
      @Nullable Integer ended,
      @Nullable Long medianSeconds,
      @Nullable Long atLeastSeconds,
      @Nullable Long atMostSeconds,
      @Nullable Long longestSeconds) {}

  /** A price of the past, in minor units, as a provider tells it. */
  @Schema(name = "ContextPast")
  record ContextPastJson(Instant at, long amountMinor) {}

  /**
   * What one provider says itself of a fare's prices, in minor units of the currency; each figure
   * is null when it does not tell it.
   */
  @Schema(name = "PriceContext")
  record PriceContextJson(
      String provider,
      String source,
      Instant toldAt,
      String currency,
      @Nullable Long lowestMinor,
      PriceContext.@Nullable Level level,
      @Nullable Long typicalLowMinor,
      @Nullable Long typicalHighMinor,
      List<ContextPastJson> past) {}

  /** By provider; empty when none says anything. */
  @Schema(name = "PriceContexts")
  record PriceContextsJson(long fare, List<PriceContextJson> contexts) {}

  @GetMapping("/backtest")
  @Needs(Scope.FARES_READ)
  @Operation(
      operationId = "readBacktest",
      summary = "Try a watch's rule on the past",
      description =
          "What the rule would have told in the last 90 days, by the code that decides live and the"
              + " built-in oracle. At most 12 fares with a price are tried.")
  BacktestJson backtest(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @PathVariable UUID watch) {
    WatchView own = watches.find(who.account(), watch).orElseThrow(WatchApi::notFound);
    List<FareQueryRef> fares = own.fareQueries();
    Map<Long, CurrentPrice> known = prices.of(fares.stream().map(FareQueryRef::id).toList());
    Backtest.Outcome outcome =
        past.trial().of(own.rule(), fares, own.journey().filter(), known, clock.instant());
    Money best = outcome.best();
    return new BacktestJson(
        outcome.tells() ? Answer.KNOWN : Answer.TOO_LITTLE_HISTORY,
        outcome.fired(),
        best == null ? null : (Long) best.minor(),
        best == null ? null : best.currency(),
        outcome.bestAt(),
        outcome.known().toDays(),
        outcome.fares(),
        fares.size());
  }

  @GetMapping("/fares/{fare}/deal-life")
  @Needs(Scope.FARES_READ)
  @Operation(
      operationId = "readDealLife",
      summary = "Read how long lows of a fare last",
      description =
          "The median life of past lows by the product-limit estimate with its 95 % interval; of the"
              + " fare, else of the airline in its market, else of the market.")
  DealLifeJson life(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID watch,
      @PathVariable long fare) {
    FareQueryRef own = own(who, watch, fare);
    CurrentPrice price = prices.of(List.of(fare)).get(fare);
    CarrierCode carrier = price == null ? CarrierCode.OVERALL : price.series().carrier();
    DealLife life = past.lives().of(own, carrier.iata(), clock.instant());
    return life == null
        ? new DealLifeJson(Answer.TOO_LITTLE_HISTORY, null, null, null, null, null, null, null)
        : new DealLifeJson(
            Answer.KNOWN,
            life.pool(),
            life.samples(),
            life.ended(),
            seconds(life.median()),
            life.atLeast().toSeconds(),
            seconds(life.atMost()),
            life.longest().toSeconds());
  }

  @GetMapping("/fares/{fare}/price-context")
  @Needs(Scope.FARES_READ)
  @Operation(
      operationId = "readPriceContext",
      summary = "Read what providers say themselves of a fare's prices",
      description =
          "The providers' own word, like Google's typical range, as of the last look. They count by"
              + " measures of their own, so it is no part of the price history; what is older than"
              + " 14 days is left out.")
  PriceContextsJson context(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID watch,
      @PathVariable long fare) {
    own(who, watch, fare);
    Instant since = clock.instant().minus(Insights.LONGEST_CONTEXT);
    return new PriceContextsJson(
        fare, past.contexts().of(fare, since).stream().map(InsightApi::json).toList());
  }

  private static PriceContextJson json(PriceContexts.Told told) {
    PriceContext context = told.context();
    PriceContext.Range typical = context.typical();
    return new PriceContextJson(
        told.provider(),
        context.source(),
        told.at(),
        context.currency(),
        context.lowestMinor(),
        context.level(),
        typical == null ? null : (Long) typical.lowMinor(),
        typical == null ? null : (Long) typical.highMinor(),
        context.past().stream().map(past -> new ContextPastJson(past.at(), past.minor())).toList());
  }

  private FareQueryRef own(Traveller who, UUID watch, long fare) {
    return watches.find(who.account(), watch).map(WatchView::fareQueries).stream()
        .flatMap(List::stream)
        .filter(one -> one.id() == fare)
        .findFirst()
        .orElseThrow(WatchApi::notFound);
  }

  private static @Nullable Long seconds(@Nullable Duration span) {
    return span == null ? null : (Long) span.toSeconds();
  }
}
