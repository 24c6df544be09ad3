package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.watch.BulkChange;
import dev.farehawk.watch.ManyWatches;
import dev.farehawk.watch.ManyWatches.Chosen;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.web.api.WatchJson.RuleJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many watches at once. */
@RestController
@RequestMapping(path = "/api/v1/watches/bulk", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Watches")
class ManyWatchesApi {

  private final ManyWatches watches;

  ManyWatchesApi(ManyWatches watches) {
    this.watches = watches;
  }

  /** What is done. */
  enum Action {
    PAUSE,
    RESUME,
    SNOOZE,
    WAKE,
    DELETE,
    RULE
  }

  /**
   * What to do to which: either {@code watches} or {@code passing}. {@code until} is for SNOOZE,
   * {@code rule} for RULE.
   */
  @Schema(name = "BulkOrder")
  record OrderJson(
      @Nullable Action action,
      @Nullable List<UUID> watches,
      @Nullable WatchFilterJson passing,
      @Nullable Instant until,
      @Nullable RuleJson rule) {}

  /** {@code untouched} were so already, or may not become so. */
  @Schema(name = "BulkDone")
  record DoneJson(int changed, int untouched) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.WATCHES_WRITE)
  @Operation(
      operationId = "changeWatches",
      summary = "Change many watches at once",
      description =
          "Either at most 200 ids, of which only your own count, or all that pass a filter, at most"
              + " 5000; 200 are changed together or not at all. A rule for many has no amount.")
  DoneJson change(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody OrderJson order) {
    ManyWatches.Done done = watches.change(who.account(), chosen(order), change(order));
    return new DoneJson(done.changed(), done.untouched());
  }

  private static Chosen chosen(OrderJson order) {
    List<UUID> ids = order.watches();
    WatchFilterJson passing = order.passing();
    if (ids != null && passing == null) {
      return new Chosen.These(ids);
    }
    if (passing != null && ids == null) {
      return new Chosen.Passing(passing.read());
    }
    throw new BadField("watches", "give either watches or passing");
  }

  private static BulkChange change(OrderJson order) {
    return switch (order.action()) {
      case PAUSE -> new BulkChange.Pause();
      case RESUME -> new BulkChange.Resume();
      case WAKE -> new BulkChange.Wake();
      case DELETE -> new BulkChange.Delete();
      case SNOOZE -> {
        Instant until = order.until();
        if (until == null) {
          throw new BadField("until", "say until when");
        }
        yield new BulkChange.Snooze(until);
      }
      case RULE -> {
        RuleJson rule = order.rule();
        if (rule == null) {
          throw new BadField("rule", "say which rule");
        }
        try {
          yield new BulkChange.Judge(rule.read());
        } catch (IllegalArgumentException e) {
          throw new BadField("rule", "give one without an amount: watches differ in currency");
        }
      }
      case null -> throw new BadField("action", "say what to do");
    };
  }
}
