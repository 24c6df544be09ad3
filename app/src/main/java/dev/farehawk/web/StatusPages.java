package dev.farehawk.web;

import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.MeasureCoverage;
import dev.farehawk.provider.ProviderGateways;
import dev.farehawk.provider.ProviderStatus;
import java.time.Instant;
import java.time.InstantSource;
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
  String status(Model model) {
    Instant now = clock.instant();
    List<StatusPage.Source> sources = new ArrayList<>();
    for (ProviderStatus provider : providers.status()) {
      boolean up = provider.health() == ProviderStatus.Health.UP;
      Instant answered = provider.lastGood();
      sources.add(
          new StatusPage.Source(
              provider.provider(),
              up,
              up ? "asked" : provider.why(),
              answered == null ? "none yet" : Spans.ago(answered, now)));
    }
    boolean well = !sources.isEmpty() && sources.stream().allMatch(StatusPage.Source::well);
    String headline =
        sources.isEmpty()
            ? "No fare source"
            : well ? "All sources are asked" : "Some sources are not asked";
    model.addAttribute(
        "page",
        new StatusPage(
            well,
            headline,
            "An alert reaches you within "
                + Spans.words(deadlines.whole())
                + " of the price change, as long as the fare sources answer.",
            sources,
            measured
                .latest()
                .map(coverage -> CoveragePart.of(coverage, deadlines.detection(), now))
                .orElse(null)));
    return "status";
  }
}
