package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.Correction;
import dev.farehawk.alert.Corrections;
import dev.farehawk.alert.Feedbacks;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts of the person who asks. */
@RestController
@RequestMapping(path = "/api/v1/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Alerts")
class AlertApi {

  private static final String LIST = "alerts";

  private final Alerts alerts;
  private final Corrections corrections;
  private final Feedbacks feedbacks;
  private final Cursors cursors;

  AlertApi(Alerts alerts, Corrections corrections, Feedbacks feedbacks, Cursors cursors) {
    this.alerts = alerts;
    this.feedbacks = feedbacks;
    this.corrections = corrections;
    this.cursors = cursors;
  }

  /**
   * One alert; {@code changed} is null unless the true time of the change is known, {@code gone}
   * unless the fare was seen to be gone while the alert was fresh.
   */
  @Schema(name = "Alert")
  record AlertJson(
      UUID id,
      UUID watch,
      int trigger,
      String origin,
      String destination,
      LocalDate departure,
      @Nullable LocalDate returning,
      String carrier,
      long amountMinor,
      @Nullable Long beforeMinor,
      String currency,
      String rule,
      Alert.Times times,
      @Nullable String link,
      @Nullable GoneJson gone) {

    static AlertJson of(Alert alert, @Nullable Correction correction) {
      return new AlertJson(
          alert.id(),
          alert.watch().id(),
          alert.watch().triggerNo(),
          alert.fareQuery().query().market().origin().iata(),
          alert.fareQuery().query().market().destination().iata(),
          alert.fareQuery().query().departure(),
          alert.fareQuery().query().returning(),
          alert.carrier().iata(),
          alert.price().minor(),
          alert.before() == null ? null : alert.before().minor(),
          alert.price().currency(),
          alert.rule(),
          alert.times(),
          alert.link(),
          correction == null ? null : GoneJson.of(correction));
    }
  }

  /**
   * The fare was seen to be gone; {@code amountMinor} is what it cost then, null when nothing was
   * on sale. It may have gone before it was seen.
   */
  @Schema(name = "Gone")
  record GoneJson(
      @Nullable Long amountMinor, Instant sighted, @Nullable Long secondsAfterAccepted) {

    static GoneJson of(Correction correction) {
      return new GoneJson(
          correction.now() == null ? null : (Long) correction.now().minor(),
          correction.times().sighted(),
          correction.after().map(Duration::toSeconds).orElse(null));
    }
  }

  /** A page, newest first; {@code next} is the cursor of the next one, null on the last. */
  @Schema(name = "AlertPage")
  record AlertsJson(List<AlertJson> alerts, @Nullable String next) {}

  /** How one channel took it. */
  @Schema(name = "Delivery")
  record DeliveryJson(
      String channel, String address, String state, int attempts, @Nullable Instant acceptedAt) {}

  /** One alert with its deliveries; {@code feedback} is null until its owner has said something. */
  @Schema(name = "AlertWithDeliveries")
  record AlertDetailJson(
      AlertJson alert,
      List<DeliveryJson> deliveries,
      FeedbackApi.@Nullable FeedbackJson feedback) {}

  @GetMapping
  @Needs(Scope.ALERTS_READ)
  @Operation(
      operationId = "listAlerts",
      summary = "List my alerts",
      description = "Newest first, at most 100 a page.")
  AlertsJson list(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Cursors.limit(limit);
    List<Alert> page = alerts.page(who.account(), cursors.number(LIST, cursor), most);
    Map<UUID, Correction> gone = corrections.of(page);
    return new AlertsJson(
        page.stream().map(alert -> AlertJson.of(alert, gone.get(alert.id()))).toList(),
        page.size() < most ? null : cursors.after(LIST, page.getLast().seq()));
  }

  @GetMapping("/{id}")
  @Needs(Scope.ALERTS_READ)
  @Operation(operationId = "readAlert", summary = "Read one alert with its deliveries")
  AlertDetailJson read(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @PathVariable UUID id) {
    Alert alert = alerts.find(who.account(), id).orElseThrow(WatchApi::notFound);
    return new AlertDetailJson(
        AlertJson.of(alert, corrections.of(List.of(alert)).get(alert.id())),
        alerts.deliveries(who.account(), id).stream()
            .map(one ->
                new DeliveryJson(
                    one.channel(),
                    one.address(),
                    one.state().name(),
                    one.attempts(),
                    one.acceptedAt()))
            .toList(),
        feedbacks.of(who.account(), id).map(FeedbackApi.FeedbackJson::of).orElse(null));
  }
}
