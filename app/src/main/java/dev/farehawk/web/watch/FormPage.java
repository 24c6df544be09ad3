package dev.farehawk.web.watch;

import dev.farehawk.platform.Deadlines;
import dev.farehawk.watch.WatchConfig;
import dev.farehawk.words.Words;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page needs that shows the form of a watch. */
@Component
final class FormPage {

  /** Where a day begins last: who has departed by its clock has departed everywhere. */
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  private final InstantSource clock;
  private final Deadlines deadlines;
  private final WatchConfig limits;

  FormPage(InstantSource clock, Deadlines deadlines, WatchConfig limits) {
    this.clock = clock;
    this.deadlines = deadlines;
    this.limits = limits;
  }

  /** The front page with this form. */
  String show(WatchForm form, FormProblems problems, Words words, Model model) {
    // The day that has already begun somewhere is the last one that can be bookable anywhere.
    LocalDate today = LocalDate.ofInstant(clock.instant(), LAST_ZONE);
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("earliest", today.toString());
    model.addAttribute("latest", today.plusDays(limits.horizonDays()).toString());
    model.addAttribute("flexDays", WatchFormReader.FLEX_DAYS);
    model.addAttribute("promise", words.span(deadlines.whole()));
    return "home";
  }
}
