package dev.farehawk.web.api;

import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEntry;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.account.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was done to accounts, for operators. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Audit")
class AuditApi {

  private static final String LIST = "audit";

  private final Audit audit;
  private final Cursors cursors;

  AuditApi(Audit audit, Cursors cursors) {
    this.audit = audit;
    this.cursors = cursors;
  }

  /** One entry; {@code origin} is a network, cut so short that it names no household. */
  @Schema(name = "AuditEntry")
  record EntryJson(
      long number,
      Instant at,
      AuditEvent.Action action,
      AuditEvent.Outcome outcome,
      @Nullable UUID actor,
      @Nullable UUID subject,
      String origin,
      String detail) {

    static EntryJson of(AuditEntry entry) {
      AuditEvent event = entry.event();
      return new EntryJson(
          entry.number(),
          entry.at(),
          event.action(),
          event.outcome(),
          event.by().account(),
          event.subject(),
          event.by().origin(),
          event.detail());
    }
  }

  /** A page, newest first; {@code next} is the cursor of the next one, null on the last. */
  @Schema(name = "AuditPage")
  record EntriesJson(List<EntryJson> entries, @Nullable String next) {}

  /** Whether the log is as it was written; {@code firstBroken} is the first entry that is not. */
  @Schema(name = "AuditCheck")
  record CheckJson(
      boolean whole, long entries, long newest, String head, @Nullable Long firstBroken) {}

  @GetMapping
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "listAudit",
      summary = "Read the audit log (operators)",
      description = "Newest first, at most 100 a page; account narrows to one account.")
  EntriesJson list(
      @RequestParam @Nullable UUID account,
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Cursors.limit(limit);
    long before = cursors.number(LIST, cursor);
    List<AuditEntry> page =
        account == null ? audit.page(before, most) : audit.about(account, before, most);
    return new EntriesJson(
        page.stream().map(EntryJson::of).toList(),
        page.size() < most ? null : cursors.after(LIST, page.getLast().number()));
  }

  @GetMapping("/check")
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "checkAudit",
      summary = "Check that the audit log is as it was written (operators)",
      description =
          "Computes every hash anew. Compare head with a copy kept elsewhere to notice even a"
              + " forged chain; the service logs one every day.")
  CheckJson check() {
    Audit.Check found = audit.check();
    return new CheckJson(
        found.whole(), found.entries(), found.newest(), found.head(), found.firstBroken());
  }
}
