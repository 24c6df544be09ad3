package dev.faremarket.server;

import dev.faremarket.MarketClock;
import dev.faremarket.SimulatedMarket;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Runs a simulated market on its own until it is interrupted. */
public final class FareMarketMain {
  private static final int WRONG_USAGE = 2;

  private FareMarketMain() {}

  /** Starts the server that the options ask for; {@code --help} lists them. */
  public static void main(String[] arguments) throws InterruptedException {
    if (Arrays.asList(arguments).contains("--help")) {
      System.out.print(FareMarketOptions.USAGE);
      return;
    }
    try {
      serve(started(Clock.systemUTC(), arguments));
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n" + FareMarketOptions.USAGE);
      System.exit(WRONG_USAGE);
    } catch (UncheckedIOException taken) {
      System.err.println(taken.getMessage());
      System.exit(WRONG_USAGE);
    }
  }

  /**
   * A running server.
   *
   * @throws IllegalArgumentException with a sentence, when the options are wrong
   * @throws UncheckedIOException with a sentence, when the port is taken
   */
  static FareMarketServer started(InstantSource wall, String... arguments) {
    FareMarketOptions options = FareMarketOptions.parse(arguments);
    Instant start = options.time().start();
    MarketClock clock =
        new MarketClock(start == null ? wall.instant() : start, options.time().speed());
    SimulatedMarket market = SimulatedMarket.of(options.market());
    MarketView fares = MarketView.of(market, clock);
    MarketView metasearch = fares.asMetasearch(options.market().seed());
    return FareMarketServer.start(
        options.server(),
        options.shown().calendar() ? metasearch : fares,
        options.shown().live() ? metasearch : fares,
        wall);
  }

  private static void serve(FareMarketServer running) throws InterruptedException {
    try (FareMarketServer server = running) {
      System.out.println("The fare market listens on " + server.address());
      new CountDownLatch(1).await();
    }
  }
}
