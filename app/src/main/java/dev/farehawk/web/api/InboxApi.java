package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.delivery.Inbox;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What of the alerts has been read. */
@RestController
@RequestMapping(path = "/api/v1/inbox", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Alerts")
class InboxApi {

  private final Alerts alerts;
  private final Inbox inbox;

  InboxApi(Alerts alerts, Inbox inbox) {
    this.alerts = alerts;
    this.inbox = inbox;
  }

  /** How many alerts are unread; counts to 100. */
  @Schema(name = "Inbox")
  record InboxJson(int unread) {}

  /** The newest alert that was read; all before it count as read too. */
  @Schema(name = "ReadMark")
  record ReadJson(@Nullable UUID alert) {}

  @GetMapping
  @Needs(Scope.ALERTS_READ)
  @Operation(operationId = "readInbox", summary = "Count what I have not read")
  InboxJson read(@Parameter(hidden = true) @AuthenticationPrincipal Traveller who) {
    return new InboxJson(inbox.unread(who.account()));
  }

  @PostMapping(path = "/read", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ALERTS_WRITE)
  @Operation(
      operationId = "markRead",
      summary = "Mark alerts as read",
      description = "This one and all before it. A mark is never taken back.")
  InboxJson mark(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody ReadJson mark) {
    UUID newest = mark.alert();
    if (newest == null) {
      throw new BadField("alert", "this field is needed");
    }
    Alert alert = alerts.find(who.account(), newest).orElseThrow(WatchApi::notFound);
    inbox.markRead(who.account(), alert.seq());
    return read(who);
  }
}
