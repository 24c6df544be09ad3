package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.web.account.OwnBrowsers;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Browsers that are signed in to the account of the person who asks. */
@RestController
@RequestMapping(path = "/api/v1/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sessions")
class SessionApi {

  private final OwnBrowsers browsers;

  SessionApi(OwnBrowsers browsers) {
    this.browsers = browsers;
  }

  /** One browser; {@code id} names it and opens nothing. */
  @Schema(name = "Session")
  record SessionJson(
      String id, String browser, String system, Instant lastUsedAt, boolean staysSignedIn) {}

  /** All of them, the one used last first. */
  @Schema(name = "Sessions")
  record SessionsJson(List<SessionJson> sessions) {}

  @GetMapping
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "listSessions", summary = "List where I am signed in")
  SessionsJson list(@Parameter(hidden = true) @AuthenticationPrincipal Traveller who) {
    return new SessionsJson(
        browsers.of(who).stream()
            .map(one ->
                new SessionJson(
                    one.handle(), one.browser(), one.system(), one.lastUsed(), one.stays()))
            .toList());
  }

  @DeleteMapping("/{id}")
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "endSession", summary = "Sign one browser out")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  ResponseEntity<Void> end(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable String id,
      HttpServletRequest request) {
    if (!browsers.end(who, id, request)) {
      throw WatchApi.notFound();
    }
    return ResponseEntity.noContent().build();
  }

  @DeleteMapping
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "endAllSessions",
      summary = "Sign out everywhere",
      description = "Keys go on.")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  ResponseEntity<Void> endAll(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      HttpServletRequest request) {
    browsers.endAll(who, request);
    return ResponseEntity.noContent().build();
  }
}
