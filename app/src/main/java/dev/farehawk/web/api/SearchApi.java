package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.web.watch.AskSources;
import dev.farehawk.web.watch.SearchPrices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The prices of a trip before it is watched. */
@RestController
@RequestMapping(path = "/api/v1/search")
@Tag(name = "Search")
class SearchApi {

  private static final Logger log = LoggerFactory.getLogger(SearchApi.class);

  private final AskSources sources;

  SearchApi(AskSources sources) {
    this.sources = sources;
  }

  /**
   * The lowest price known of each departure date; {@code live} when a source has said so just now.
   */
  @Schema(name = "SearchPrice")
  record PriceJson(
      LocalDate departure,
      @Nullable String origin,
      @Nullable String destination,
      @Nullable LocalDate returning,
      @Nullable Long amountMinor,
      @Nullable String carrier,
      boolean live) {

    static PriceJson of(LocalDate departure, Optional<SearchPrices.Price> price) {
      return price
          .map(one ->
              new PriceJson(
                  departure,
                  one.fare().market().origin().iata(),
                  one.fare().market().destination().iata(),
                  one.fare().returning(),
                  one.amountMinor(),
                  one.carrier().iata(),
                  one.live()))
          .orElseGet(() -> new PriceJson(departure, null, null, null, null, null, false));
    }
  }

  /**
   * What is known by now; {@code state} is ASKING until sources were waited for, then ANSWERED,
   * SILENT (none answered in time) or BUSY (too many searches).
   */
  @Schema(name = "SearchResult")
  record ResultJson(String state, String currency, List<PriceJson> prices) {

    static ResultJson of(AskSources.Search search, String state) {
      return new ResultJson(
          state,
          search.preview().journey().currency(),
          search.prices().byDate().entrySet().stream()
              .map(day -> PriceJson.of(day.getKey(), day.getValue()))
              .toList());
    }
  }

  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.FARES_READ)
  @Operation(
      operationId = "search",
      summary = "See the prices of a trip before it is watched",
      description =
          "A trip as for setWatch; the rule does not matter. Waits two seconds for sources. Forty"
              + " searches an hour ask them; after that what is known is answered.")
  ResultJson search(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody WatchApi.NewWatch wish)
      throws InterruptedException {
    AskSources.Search search = sources.begin(WatchApi.draft(wish));
    AskSources.End end = sources.ask(search, asker(who), () -> {});
    return ResultJson.of(search, end.name());
  }

  @PostMapping(
      path = "/stream",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Needs(Scope.FARES_READ)
  @Operation(
      operationId = "searchStreamed",
      summary = "See the prices of a trip answer by answer",
      description =
          "As search, by server-sent events: `found` with what is known, again after every answer,"
              + " and `last` at the end.")
  @ApiResponse(
      responseCode = "200",
      description = "Events whose data is a SearchResult",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  SseEmitter stream(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody WatchApi.NewWatch wish) {
    AskSources.Search search = sources.begin(WatchApi.draft(wish));
    SseEmitter emitter = new SseEmitter(AskSources.PATIENCE.multipliedBy(5).toMillis());
    Thread.ofVirtual().name("search-api").start(() -> send(search, asker(who), emitter));
    return emitter;
  }

  private void send(AskSources.Search search, String asker, SseEmitter emitter) {
    try {
      tell(search, "found", "ASKING", emitter);
      AskSources.End end =
          sources.ask(search, asker, () -> tell(search, "found", "ASKING", emitter));
      tell(search, "last", end.name(), emitter);
      emitter.complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException e) {
      log.warn("a search ended early: {}", e.toString());
      emitter.completeWithError(e);
    }
  }

  private static void tell(
      AskSources.Search search, String name, String state, SseEmitter emitter) {
    try {
      emitter.send(
          SseEmitter.event()
              .name(name)
              .data(ResultJson.of(search, state), MediaType.APPLICATION_JSON));
    } catch (IOException | IllegalStateException gone) {
      log.debug("a program with an open search went away", gone);
    }
  }

  private static String asker(Traveller who) {
    return who.account().toString();
  }
}
