package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.poll.LookStatus;
import dev.farehawk.poll.Looks;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When each fare of a watch was and will be looked at, why so often, by whom and at what cost. */
@RestController
@RequestMapping(path = "/api/v1/watches/{watch}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Fares")
class LookApi {

  private final Watches watches;
  private final Looks looks;

  LookApi(Watches watches, Looks looks) {
    this.watches = watches;
    this.looks = looks;
  }

  /** What a look costs, in millionths of the currency in which the provider bills. */
  @Schema(name = "LookCost")
  record CostJson(String currency, long micros) {}

  /**
   * How one fare is looked at; what concerns the next look is null when nobody will look.
   *
   * @param atLeastEverySeconds longest time between two looks that is planned
   * @param why why it is looked at so often
   * @param words the same in a sentence or two, in English
   */
  @Schema(name = "LookStatus")
  record LookJson(
      long fare,
      LocalDate departure,
      @Nullable LocalDate returning,
      @Nullable Instant lastLive,
      @Nullable Instant lastCached,
      @Nullable Instant nextLook,
      @Nullable LookReason nextReason,
      @Nullable String provider,
      @Nullable CostJson cost,
      @Nullable Long atLeastEverySeconds,
      boolean failing,
      LookStatus.Reason why,
      String words) {}

  /** In the order of the watch's fares. */
  @Schema(name = "LookStatuses")
  record LooksJson(List<LookJson> fares) {}

  @GetMapping("/looks")
  @Needs(Scope.FARES_READ)
  @Operation(
      operationId = "readLooks",
      summary = "Read how a watch's fares are looked at",
      description =
          "For each fare its last look, its next one, why it is looked at so often, which provider"
              + " is asked next, and what that look costs.")
  LooksJson looks(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @PathVariable UUID watch) {
    List<FareQueryRef> fares =
        watches
            .find(who.account(), watch)
            .map(WatchView::fareQueries)
            .orElseThrow(WatchApi::notFound);
    Map<Long, LookStatus> known = looks.of(fares.stream().map(FareQueryRef::id).toList());
    return new LooksJson(
        fares.stream()
            .map(fare -> json(fare, Objects.requireNonNull(known.get(fare.id()))))
            .toList());
  }

  private static LookJson json(FareQueryRef fare, LookStatus look) {
    LookStatus.Cost cost = look.cost();
    Duration every = look.atLeastEvery();
    return new LookJson(
        fare.id(),
        fare.query().departure(),
        fare.query().returning(),
        look.lastLive(),
        look.lastCached(),
        look.nextLook(),
        look.lane(),
        look.provider(),
        cost == null ? null : new CostJson(cost.currency(), cost.micros()),
        every == null ? null : (Long) every.toSeconds(),
        look.failing(),
        look.why().reason(),
        look.why().words());
  }
}
