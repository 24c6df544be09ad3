package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.PriceChart;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.oracle.Verdict;
import dev.farehawk.oracle.Verdicts;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Price history and verdict of a fare that one of the asker's watches covers. */
@RestController
@RequestMapping(
    path = "/api/v1/watches/{watch}/fares/{fare}",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Fares")
class FareApi {

  private static final int MOST_DAYS = 400;

  private final Watches watches;
  private final PriceChart charts;
  private final Verdicts verdicts;
  private final InstantSource clock;

  FareApi(Watches watches, PriceChart charts, Verdicts verdicts, InstantSource clock) {
    this.watches = watches;
    this.charts = charts;
    this.verdicts = verdicts;
    this.clock = clock;
  }

  /** From this moment on the price was this, in minor units; null while nothing was on sale. */
  @Schema(name = "Step")
  record StepJson(Instant since, @Nullable Long amountMinor) {}

  /** The steps of one provider's offers of one carrier. */
  @Schema(name = "CarrierHistory")
  record LineJson(String provider, String carrier, String stops, List<StepJson> steps) {}

  /** The whole history asked for. */
  @Schema(name = "History")
  record HistoryJson(long fare, String currency, List<StepJson> overall, List<LineJson> carriers) {}

  /** What the oracle said last. */
  @Schema(name = "Verdict")
  record VerdictJson(
      long fare,
      Verdict.Answer answer,
      double score,
      String oracle,
      boolean fallback,
      Instant judgedAt,
      Verdict.Explanation explanation) {}

  @GetMapping("/history")
  @Needs(Scope.FARES_READ)
  @Operation(
      operationId = "readHistory",
      summary = "Read a price history",
      description = "Every change of the last days, oldest first; at most 400 days, 5000 steps.")
  HistoryJson history(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID watch,
      @PathVariable long fare,
      @RequestParam(defaultValue = "90") int days) {
    FareQueryRef asked = own(who, watch, fare);
    Instant now = clock.instant();
    PriceChart.Chart chart =
        charts.of(fare, now.minus(Duration.ofDays(Math.clamp(days, 1, MOST_DAYS))), now);
    return new HistoryJson(
        fare,
        asked.query().currency(),
        steps(chart.overall()),
        chart.carriers().stream()
            .map(line ->
                new LineJson(
                    line.series().provider(),
                    line.series().carrier().iata(),
                    line.series().stops().name(),
                    steps(line)))
            .toList());
  }

  @GetMapping("/verdict")
  @Needs(Scope.FARES_READ)
  @Operation(
      operationId = "readVerdict",
      summary = "Read the newest verdict",
      description = "404 while no price change of the fare has been judged.")
  VerdictJson verdict(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID watch,
      @PathVariable long fare) {
    own(who, watch, fare);
    return verdicts
        .latest(fare)
        .map(given ->
            new VerdictJson(
                fare,
                given.verdict().answer(),
                given.verdict().score(),
                given.verdict().oracle(),
                given.verdict().fallback(),
                given.judgedAt(),
                given.verdict().explanation()))
        .orElseThrow(WatchApi::notFound);
  }

  private FareQueryRef own(Traveller who, UUID watch, long fare) {
    return watches.find(who.account(), watch).map(WatchView::fareQueries).stream()
        .flatMap(List::stream)
        .filter(one -> one.id() == fare)
        .findFirst()
        .orElseThrow(WatchApi::notFound);
  }

  private static List<StepJson> steps(PriceChart.Line line) {
    return line.steps().stream()
        .map((Point point) -> new StepJson(point.observedAt(), point.amountMinor()))
        .toList();
  }
}
