package dev.farehawk.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core, the usual checker of accessibility, finds wrong with a page as it is shown. */
final class Accessibility {

  private static final String AXE = script();
  private static final String FAULTS =
      """
      async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
        .filter(fault => ["serious", "critical"].includes(fault.impact))
        .flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.target} ${node.failureSummary}`))
      """;

  private Accessibility() {}

  /** Serious and critical faults, each with its rule, its place and the reason; best empty. */
  static List<String> faults(Page page) {
    if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
      var _ = page.evaluate(AXE);
    }
    return ((List<?>) page.evaluate(FAULTS)).stream().map(String::valueOf).toList();
  }

  private static String script() {
    try (InputStream file = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(file, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
