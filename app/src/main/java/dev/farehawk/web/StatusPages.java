package dev.farehawk.web;

import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.MeasureCoverage;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderStatus;
import dev.farehawk.words.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the service does, for everybody. */
@Controller
class StatusPages {

  private final ProviderGateways providers;
  private final MeasureCoverage measured;
  private final Deadlines deadlines;
  private final InstantSource clock;

  StatusPages(
      ProviderGateways providers,
      MeasureCoverage measured,
      Deadlines deadlines,
      InstantSource clock) {
    this.providers = providers;
    this.measured = measured;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @GetMapping("/status")
  String status(Words words, Model model) {
    Instant now = clock.instant();
    List<StatusPage.Source> sources = new ArrayList<>();
    for (ProviderStatus provider : providers.status()) {
      boolean up = provider.health() == ProviderStatus.Health.UP;
      Instant answered = provider.lastGood();
      sources.add(
          new StatusPage.Source(
              provider.provider(),
              up,
              up ? words.say("status.asked") : words.retell(provider.why()),
              answered == null ? words.say("status.answer.none") : words.ago(answered, now)));
    }
    boolean well = !sources.isEmpty() && sources.stream().allMatch(StatusPage.Source::well);
    String headline =
        sources.isEmpty()
            ? words.say("status.headline.none")
            : words.say(well ? "status.headline.well" : "status.headline.some");
    model.addAttribute(
        "page",
        new StatusPage(
            well,
            headline,
            words.say("status.promise.text", "span", words.span(deadlines.whole())),
            sources,
            measured
                .latest()
                .map(coverage ->
                    CoveragePart.of(
                        coverage, deadlines.detection(), new Clockwork(now, ZoneOffset.UTC, words)))
                .orElse(null)));
    return "status";
  }
}
