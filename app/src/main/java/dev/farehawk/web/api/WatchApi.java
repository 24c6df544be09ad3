package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.watch.ManyWatches;
import dev.farehawk.watch.Party;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.Stay;
import dev.farehawk.watch.Trip;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.web.api.WatchJson.DatesJson;
import dev.farehawk.web.api.WatchJson.FilterJson;
import dev.farehawk.web.api.WatchJson.RuleJson;
import dev.farehawk.web.api.WatchJson.StayJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Watches of the person who asks. */
@RestController
@RequestMapping(path = "/api/v1/watches", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Watches")
class WatchApi {

  private static final String LIST = "watches";

  private final Watches watches;
  private final ManyWatches many;
  private final Cursors cursors;

  WatchApi(Watches watches, ManyWatches many, Cursors cursors) {
    this.watches = watches;
    this.many = many;
    this.cursors = cursors;
  }

  /**
   * A watch to set: {@code origin} or {@code origins}, {@code destination} or {@code destinations},
   * and {@code dates} are needed. Without more it is for one adult, one way, in economy.
   */
  record NewWatch(
      @Nullable String origin,
      @Nullable List<String> origins,
      @Nullable String destination,
      @Nullable List<String> destinations,
      @Nullable DatesJson dates,
      @Nullable StayJson stay,
      @Nullable Integer adults,
      @Nullable Cabin cabin,
      @Nullable FilterJson filter,
      @Nullable RuleJson rule,
      @Nullable String label) {}

  /** A page, newest first; {@code next} is the cursor of the next one, null on the last. */
  @Schema(name = "WatchPage")
  record WatchesJson(List<WatchJson> watches, @Nullable String next) {}

  /** Until when nothing is told. */
  @Schema(name = "Snooze")
  record SnoozeJson(@Nullable Instant until) {}

  /** A watch as it is after an edit. */
  @Schema(name = "EditedWatch")
  record EditedJson(WatchJson watch, boolean rearmed) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.WATCHES_WRITE)
  @Operation(
      operationId = "setWatch",
      summary = "Set a watch",
      description =
          "Places are IATA airport or city codes, at most five at either end. A watch expands to"
              + " at most 400 fares; an account has at most 50 watches. Without a rule, the oracle decides.")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<WatchJson> create(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody NewWatch wish) {
    WatchView made = watches.create(who.account(), draft(wish));
    WatchJson body = WatchJson.of(made);
    return ResponseEntity.created(URI.create("/api/v1/watches/" + made.id()))
        .eTag(WatchTag.of(body))
        .body(body);
  }

  @GetMapping
  @Needs(Scope.WATCHES_READ)
  @Operation(
      operationId = "listWatches",
      summary = "List my watches",
      description =
          "Newest first, at most 100 a page. Those of a state, from or to a place, leaving in a"
              + " month, or whose label or code has a text in it.")
  WatchesJson list(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @ParameterObject WatchFilterJson filter,
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Cursors.limit(limit);
    List<WatchView> page = many.find(who.account(), filter.read(), cursors.id(LIST, cursor), most);
    return new WatchesJson(
        page.stream().map(WatchJson::of).toList(),
        page.size() < most ? null : cursors.after(LIST, page.getLast().id()));
  }

  @GetMapping("/{id}")
  @Needs(Scope.WATCHES_READ)
  @Operation(
      operationId = "readWatch",
      summary = "Read one watch",
      description = "Its ETag, handed back as If-Match, keeps a change from undoing another's.")
  ResponseEntity<WatchJson> read(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who, @PathVariable UUID id) {
    return answer(watches.find(who.account(), id).orElseThrow(WatchApi::notFound));
  }

  private static ResponseEntity<WatchJson> answer(WatchView watch) {
    WatchJson body = WatchJson.of(watch);
    return ResponseEntity.ok().eTag(WatchTag.of(body)).body(body);
  }

  @PostMapping("/{id}/pause")
  @Needs(Scope.WATCHES_WRITE)
  @Operation(
      operationId = "pauseWatch",
      summary = "Stop alerts and looks for now",
      description = "Doing it twice is fine.")
  ResponseEntity<WatchJson> pause(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return change(who, id, ifMatch, watches::pause);
  }

  @PostMapping("/{id}/resume")
  @Needs(Scope.WATCHES_WRITE)
  @Operation(
      operationId = "resumeWatch",
      summary = "Go on after a pause",
      description = "Doing it twice is fine.")
  ResponseEntity<WatchJson> resume(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return change(who, id, ifMatch, watches::resume);
  }

  @DeleteMapping("/{id}")
  @Needs(Scope.WATCHES_WRITE)
  @Operation(
      operationId = "endWatch",
      summary = "End a watch",
      description = "Its alerts stay readable.")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  ResponseEntity<Void> delete(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    if (!unchanged(who, id, ifMatch, () -> watches.delete(who.account(), id))) {
      throw notFound();
    }
    return ResponseEntity.noContent().build();
  }

  private ResponseEntity<WatchJson> change(
      Traveller who, UUID id, @Nullable String ifMatch, BiPredicate<UUID, UUID> change) {
    // False when it was so already, or is not theirs; reading it tells which.
    boolean _ = unchanged(who, id, ifMatch, () -> change.test(who.account(), id));
    return read(who, id);
  }

  /** Does this if the watch still is as If-Match says, or if the request says nothing. */
  private <T> T unchanged(Traveller who, UUID id, @Nullable String ifMatch, Supplier<T> change) {
    return ifMatch == null
        ? change.get()
        : watches.whileSame(
            who.account(), id, watch -> WatchTag.matches(ifMatch, WatchJson.of(watch)), change);
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.WATCHES_WRITE)
  @Operation(
      operationId = "editWatch",
      summary = "Write a watch over",
      description =
          "Where rule and filter stay, what was seen of the fares that it keeps goes on. Otherwise"
              + " it begins anew, and rearmed says that a price told before may be told again.")
  ResponseEntity<EditedJson> edit(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody NewWatch wish) {
    WatchDraft draft = draft(wish);
    Watches.Edited edited =
        unchanged(who, id, ifMatch, () -> watches.edit(who.account(), id, draft))
            .orElseThrow(WatchApi::notFound);
    WatchJson watch = WatchJson.of(edited.watch());
    return ResponseEntity.ok()
        .eTag(WatchTag.of(watch))
        .body(new EditedJson(watch, edited.rearmed()));
  }

  @PostMapping(path = "/{id}/snooze", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.WATCHES_WRITE)
  @Operation(
      operationId = "snoozeWatch",
      summary = "Hear nothing of a watch until a moment",
      description = "Looks go on. At most a year ahead; a moment that has gone is refused.")
  ResponseEntity<WatchJson> snooze(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody SnoozeJson until) {
    Instant moment = needed("until", until.until());
    if (!unchanged(who, id, ifMatch, () -> watches.snooze(who.account(), id, moment))) {
      throw notFound();
    }
    return read(who, id);
  }

  @PostMapping("/{id}/wake")
  @Needs(Scope.WATCHES_WRITE)
  @Operation(
      operationId = "wakeWatch",
      summary = "End a snooze",
      description = "Doing it twice is fine.")
  ResponseEntity<WatchJson> wake(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return change(who, id, ifMatch, watches::wake);
  }

  static WatchDraft draft(NewWatch wish) {
    return new WatchDraft(
        trip(wish),
        wish.filter() == null ? FareFilter.NONE : wish.filter().read(),
        wish.rule() == null ? new Rule.OracleSays() : wish.rule().read(),
        wish.label());
  }

  private static Trip trip(NewWatch wish) {
    return new Trip(
        places("origin", wish.origin(), wish.origins()),
        places("destination", wish.destination(), wish.destinations()),
        needed("dates", wish.dates()).read(),
        wish.stay() == null ? new Stay.OneWay() : wish.stay().read(),
        new Party(
            wish.adults() == null ? 1 : wish.adults(),
            wish.cabin() == null ? Cabin.ECONOMY : wish.cabin()));
  }

  private static List<String> places(
      String field, @Nullable String one, @Nullable List<String> several) {
    if (several == null || several.isEmpty()) {
      return List.of(needed(field, one));
    }
    if (one != null) {
      throw new BadField(field, "give either " + field + " or " + field + "s");
    }
    return several;
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new BadField(field, "this field is needed");
    }
    return value;
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "you have nothing with this id");
  }
}
