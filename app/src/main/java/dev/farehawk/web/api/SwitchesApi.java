package dev.farehawk.web.api;

import dev.farehawk.account.Actor;
import dev.farehawk.account.Scope;
import dev.farehawk.ops.console.SwitchBoard;
import dev.farehawk.platform.flags.FlagTable;
import dev.farehawk.platform.flags.Switch;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators may stop while the service runs. Every turn is in the audit log. */
@RestController
@RequestMapping(path = "/api/v1/console/switches", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Console")
class SwitchesApi {

  private final SwitchBoard board;

  SwitchesApi(SwitchBoard board) {
    this.board = board;
  }

  /** A switch; {@code reason} and {@code since} are of its last turn, null before the first. */
  @Schema(name = "Switch")
  record SwitchJson(String key, boolean stopped, @Nullable String reason, @Nullable Instant since) {

    static SwitchJson of(SwitchBoard.State state) {
      return new SwitchJson(state.part().key(), state.stopped(), state.reason(), state.since());
    }
  }

  /** All switches. */
  @Schema(name = "Switches")
  record SwitchesJson(List<SwitchJson> switches) {}

  /** Whether to stop the part, and why; the reason is kept and names nobody. */
  @Schema(name = "SwitchTurn")
  record Turn(@Nullable Boolean stopped, @Nullable String reason) {}

  @GetMapping
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "listSwitches",
      summary = "List what can be stopped, and what is (operators)",
      description =
          "One for each source, channel and judge of verdicts, for changes by travellers and for"
              + " sign-up. What is stopped waits; nothing is lost.")
  SwitchesJson list() {
    return new SwitchesJson(board.all().stream().map(SwitchJson::of).toList());
  }

  @PutMapping(path = "/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "turnSwitch",
      summary = "Stop a part of the service, or let it go on (operators)",
      description = "Every process follows within about a second.")
  SwitchJson turn(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable String key,
      @RequestBody Turn wish,
      HttpServletRequest request) {
    Switch part = board.part(key).orElseThrow(WatchApi::notFound);
    Boolean stopped = wish.stopped();
    String reason = wish.reason();
    if (stopped == null) {
      throw new BadField("stopped", "true stops the part, false lets it go on");
    }
    if (reason == null || reason.isBlank() || reason.strip().length() > FlagTable.LONGEST_REASON) {
      throw new BadField("reason", "say why in 1 to 200 characters; name nobody");
    }
    Actor by = Actor.at(who.account(), request.getRemoteAddr());
    return SwitchJson.of(board.turn(by, part, stopped, reason.strip()));
  }
}
