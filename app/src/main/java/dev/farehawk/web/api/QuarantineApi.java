package dev.farehawk.web.api;

import dev.farehawk.account.Actor;
import dev.farehawk.account.Scope;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.history.Quarantine;
import dev.farehawk.ops.console.QuarantineDesk;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Doubtful prices, for programs of operators. */
@RestController
@RequestMapping(path = "/api/v1/console/quarantine", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Console")
class QuarantineApi {

  private final QuarantineDesk desk;

  QuarantineApi(QuarantineDesk desk) {
    this.desk = desk;
  }

  /**
   * A doubtful price; {@code currentMinor} is what the fare costs meanwhile, {@code state} OPEN,
   * CONFIRMED, REJECTED or EXPIRED.
   */
  @Schema(name = "DoubtfulPrice")
  record HeldJson(
      long id,
      String origin,
      String destination,
      LocalDate departure,
      String source,
      String carrier,
      long amountMinor,
      String currency,
      @Nullable Long currentMinor,
      boolean tooLow,
      Instant observedAt,
      String state,
      @Nullable Instant decidedAt) {

    static HeldJson of(Quarantine.Held held) {
      FareQuery fare = held.fare().query();
      return new HeldJson(
          held.id(),
          fare.market().origin().iata(),
          fare.market().destination().iata(),
          fare.departure(),
          held.provider(),
          held.carrier(),
          held.price().minor(),
          held.price().currency(),
          held.current(),
          held.tooLow(),
          held.observedAt(),
          held.state(),
          held.decidedAt());
    }
  }

  /** The newest 100 of each, newest first. */
  @Schema(name = "DoubtfulPrices")
  record QuarantineJson(List<HeldJson> open, List<HeldJson> decided) {}

  @GetMapping
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "listDoubtfulPrices",
      summary = "List prices too strange to believe at first sight (operators)",
      description = "Those that wait for a second look, and those that wait no longer.")
  QuarantineJson list() {
    return new QuarantineJson(
        desk.open().stream().map(HeldJson::of).toList(),
        desk.decided().stream().map(HeldJson::of).toList());
  }

  @PostMapping("/{id}/believe")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "believePrice",
      summary = "Take a doubtful price for true (operators)",
      description = "As if a second look had shown it: it is recorded, judged and told.")
  void believe(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable long id,
      HttpServletRequest request) {
    decide(who, id, true, request);
  }

  @PostMapping("/{id}/refuse")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "refusePrice",
      summary = "Take a doubtful price for a glitch (operators)",
      description = "It is not waited for any more; shown again, it is doubted again.")
  void refuse(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable long id,
      HttpServletRequest request) {
    decide(who, id, false, request);
  }

  private void decide(Traveller who, long id, boolean believe, HttpServletRequest request) {
    if (!desk.decide(Actor.at(who.account(), request.getRemoteAddr()), id, believe)) {
      throw WatchApi.notFound();
    }
  }
}
