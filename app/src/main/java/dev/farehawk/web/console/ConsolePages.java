package dev.farehawk.web.console;

import dev.farehawk.alert.Feedbacks;
import dev.farehawk.ops.console.ReadOverview;
import dev.farehawk.ops.console.SwitchBoard;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import java.time.Duration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of the console. */
@Controller
class ConsolePages {

  private static final Duration FEEDBACK = Duration.ofDays(30);

  private final ReadOverview overview;
  private final SwitchBoard switches;
  private final Deadlines deadlines;
  private final Readers readers;
  private final Feedbacks feedbacks;

  ConsolePages(
      ReadOverview overview,
      SwitchBoard switches,
      Deadlines deadlines,
      Readers readers,
      Feedbacks feedbacks) {
    this.overview = overview;
    this.switches = switches;
    this.deadlines = deadlines;
    this.readers = readers;
    this.feedbacks = feedbacks;
  }

  @GetMapping("/console")
  String overview(@AuthenticationPrincipal Traveller reader, Model model) {
    Clockwork time = readers.clock(reader);
    model.addAttribute(
        "page",
        new OverviewWords(time, deadlines.detection()).page(overview.read(), switches.all()));
    model.addAttribute("feedback", feedbacks.usefulness(time.now().minus(FEEDBACK)));
    return "console/overview";
  }
}
