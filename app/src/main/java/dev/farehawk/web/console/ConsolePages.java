package dev.farehawk.web.console;

import dev.farehawk.ops.console.ReadOverview;
import dev.farehawk.ops.console.SwitchBoard;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of the console. */
@Controller
class ConsolePages {

  private final ReadOverview overview;
  private final SwitchBoard switches;
  private final Deadlines deadlines;
  private final Readers readers;

  ConsolePages(ReadOverview overview, SwitchBoard switches, Deadlines deadlines, Readers readers) {
    this.overview = overview;
    this.switches = switches;
    this.deadlines = deadlines;
    this.readers = readers;
  }

  @GetMapping("/console")
  String overview(@AuthenticationPrincipal Traveller reader, Model model) {
    model.addAttribute(
        "page",
        new OverviewWords(readers.clock(reader), deadlines.detection())
            .page(overview.read(), switches.all()));
    return "console/overview";
  }
}
