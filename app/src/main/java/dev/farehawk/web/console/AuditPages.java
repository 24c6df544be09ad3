package dev.farehawk.web.console;

import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEntry;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log, page by page. */
@Controller
class AuditPages {

  private static final int PAGE_SIZE = 50;

  private final Audit audit;
  private final Readers readers;

  AuditPages(Audit audit, Readers readers) {
    this.audit = audit;
    this.readers = readers;
  }

  @GetMapping("/console/audit")
  String audit(
      @AuthenticationPrincipal Traveller reader, @RequestParam @Nullable Long before, Model model) {
    Clockwork time = readers.clock(reader);
    List<AuditEntry> entries = audit.page(before == null ? Long.MAX_VALUE : before, PAGE_SIZE);
    model.addAttribute(
        "page",
        new AuditPage(
            entries.stream().map(entry -> line(entry, time)).toList(),
            entries.size() < PAGE_SIZE ? null : (Long) entries.getLast().number()));
    return "console/audit";
  }

  private static AuditPage.Line line(AuditEntry entry, Clockwork time) {
    AuditEvent event = entry.event();
    return new AuditPage.Line(
        String.valueOf(entry.number()),
        time.shortly(entry.at()),
        event.action().name(),
        event.outcome() == AuditEvent.Outcome.REFUSED,
        Objects.toString(event.by().account(), ""),
        Objects.toString(event.subject(), ""),
        event.by().origin(),
        event.detail());
  }
}
