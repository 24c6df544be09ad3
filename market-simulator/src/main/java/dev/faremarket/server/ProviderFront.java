package dev.faremarket.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What every request of a provider passes: key, rate limit, faults and latency; then the provider's
 * own contract answers it. Prices are read after the latency, just before the reply goes out.
 */
final class ProviderFront implements HttpHandler {
  private static final Map<String, String> RETRY_SOON = Map.of("Retry-After", "2");

  private final Contract contract;
  private final ProviderSettings settings;
  private final RateWindow window;
  private final FaultBoard faults;
  private final Surroundings surroundings;
  private final AtomicLong requests = new AtomicLong();

  /**
   * What does not differ between providers.
   *
   * @param wall wall time
   * @param seed decides faults and latencies
   */
  record Surroundings(InstantSource wall, long seed, ReplySender sender) {}

  ProviderFront(
      Contract contract,
      ProviderSettings settings,
      RateWindow window,
      FaultBoard faults,
      Surroundings surroundings) {
    this.contract = contract;
    this.settings = settings;
    this.window = window;
    this.faults = faults;
    this.surroundings = surroundings;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      SplittableRandom random =
          new SplittableRandom(
              surroundings.seed() + requests.incrementAndGet() * 0x9E3779B97F4A7C15L);
      FaultKind fault = faults.draw(contract.api(), random);
      surroundings.sender().send(exchange, answer(exchange, fault, random), fault);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(HttpExchange exchange, @Nullable FaultKind fault, SplittableRandom random)
      throws InterruptedException {
    try {
      String path = exchange.getRequestURI().getPath();
      Question question = Question.of(exchange.getRequestURI());
      if (!exchange.getRequestMethod().equals("GET")) {
        return refused(405, "Only GET is answered here.");
      }
      if (!keyFits(contract.key(exchange.getRequestHeaders(), question))) {
        return refused(401, "Invalid API key.");
      }
      if (contract.metered(path) && !window.take(surroundings.wall().instant())) {
        return refused(429, "Too many requests: the rate limit of this key is used up.");
      }
      if (fault == FaultKind.RATE_LIMITED) {
        return new Answer(429, RETRY_SOON, contract.refusal("Too many requests."));
      }
      Thread.sleep(settings.latency().draw(random));
      if (fault == FaultKind.SERVER_ERROR) {
        return refused(503, "Service unavailable.");
      }
      if (fault == FaultKind.HANG) {
        return Answer.of(200, Map.of());
      }
      return contract.answer(path, question, surroundings.wall().instant(), fault);
    } catch (BadQuestion wrong) {
      return refused(wrong.status(), String.valueOf(wrong.getMessage()));
    }
  }

  private Answer refused(int status, String message) {
    return Answer.of(status, contract.refusal(message));
  }

  private boolean keyFits(@Nullable String key) {
    return key != null
        && MessageDigest.isEqual(
            key.getBytes(StandardCharsets.UTF_8), settings.key().getBytes(StandardCharsets.UTF_8));
  }
}
