package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** Watches everything that is logged, and finds secrets in whatever a call leaves behind. */
final class Leaks implements AutoCloseable {

  private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = logger("dev.farehawk");
  private final Logger httpClient = logger("org.apache.hc");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  /**
   * Begins to watch. Our own log is taken whole, finer than anybody runs it; the HTTP client's as
   * the service sets it, because its wire log shows keys by its very purpose.
   */
  Leaks() {
    ours.setLevel(Level.TRACE);
    httpClient.setLevel(Level.INFO);
    logged.start();
    root.addAppender(logged);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  /** Every form in which a key may show, found without the program's own list of them. */
  static Set<String> formsOf(ProviderKey key, List<String> tokens) {
    Set<String> secrets = new LinkedHashSet<>(tokens);
    secrets.add(key.apiKeyText());
    secrets.add(key.secretText());
    secrets.remove("");
    Set<String> texts = new LinkedHashSet<>(secrets);
    secrets.forEach(secret -> texts.add(base64(secret).replace("=", "")));
    if (!key.secretText().isEmpty()) {
      texts.add(base64(key.userText() + ":" + key.secretText()));
    }
    Set<String> forms = new LinkedHashSet<>();
    for (String text : texts) {
      forms.add(text);
      forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
      forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return forms;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Fails if a secret shows in the log so far, in a meter, or in these texts. */
  void assertNone(Set<String> secrets, MeterRegistry metrics, List<String> texts) {
    List<String> shown = new ArrayList<>(texts);
    List.copyOf(logged.list).forEach(event -> addTexts(event, shown));
    for (Meter meter : metrics.getMeters()) {
      shown.add(meter.getId().toString());
    }
    assertThat(metrics.getMeters()).as("a call is measured").isNotEmpty();
    for (String secret : secrets) {
      assertThat(shown).as("places that show a secret").noneMatch(text -> text.contains(secret));
    }
  }

  private static void addTexts(ILoggingEvent event, List<String> shown) {
    shown.add(event.getFormattedMessage());
    for (IThrowableProxy thrown = event.getThrowableProxy();
        thrown != null;
        thrown = thrown.getCause()) {
      shown.add(thrown.getClassName() + ": " + thrown.getMessage());
    }
  }

  @Override
  public void close() {
    root.detachAppender(logged);
    ours.setLevel(null);
    httpClient.setLevel(null);
  }
}
