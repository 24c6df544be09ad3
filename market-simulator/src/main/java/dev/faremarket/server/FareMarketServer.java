package dev.faremarket.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fare market on 127.0.0.1 that answers as two providers do, each with its own key, limits,
 * latency and faults. Faults are switched through {@link #faults()} or {@code POST /admin/faults};
 * {@code GET /admin/truth} tells what the market really did.
 *
 * <p>It runs on the JDK's own HTTP server with a virtual thread per request: two small contracts
 * need no framework, and the server adds no dependency to a library.
 */
public final class FareMarketServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final HttpServer http;
  private final ExecutorService threads;
  private final FaultBoard faults;
  private final ReplyLog replies;

  private FareMarketServer(
      HttpServer http, ExecutorService threads, FaultBoard faults, ReplyLog replies) {
    this.http = http;
    this.threads = threads;
    this.faults = faults;
    this.replies = replies;
  }

  /**
   * Starts a server both of whose providers show the same.
   *
   * @param view the market that they show
   * @param wall wall time
   * @throws UncheckedIOException when the port is taken
   */
  public static FareMarketServer start(
      ServerSettings settings, MarketView view, InstantSource wall) {
    return start(settings, view, view, wall);
  }

  /**
   * Starts a server whose cached calendar may show the market otherwise than its live search.
   *
   * @param calendar what the cached calendar shows
   * @param view what the live search shows, and {@code /admin/truth} tells
   * @param wall wall time
   * @throws UncheckedIOException when the port is taken
   */
  public static FareMarketServer start(
      ServerSettings settings, MarketView calendar, MarketView view, InstantSource wall) {
    // Without it the kernel holds small replies back for 40 ms; read once, when the class loads.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // It keeps 200 idle connections by default, and cuts the others under clients that hold more.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    HttpServer http = bound(settings.port());
    JsonMapper json = json();
    FaultBoard faults = new FaultBoard();
    ReplyLog replies = new ReplyLog(settings.mostLoggedReplies());
    ProviderFront.Surroundings surroundings =
        new ProviderFront.Surroundings(wall, settings.seed(), new ReplySender(json));

    RateWindow calendarWindow = new RateWindow(settings.calendar().rate());
    http.createContext(
        "/aviasales/v3/",
        new ProviderFront(
            new CalendarContract(calendar, settings.seed()),
            settings.calendar(),
            calendarWindow,
            faults,
            surroundings));

    RateWindow liveWindow = new RateWindow(settings.live().rate());
    ProviderFront live =
        new ProviderFront(
            new LiveContract(view, settings.live(), liveWindow, replies),
            settings.live(),
            liveWindow,
            faults,
            surroundings);
    http.createContext(LiveContract.SEARCH, live);
    http.createContext(LiveContract.ACCOUNT, live);
    http.createContext("/admin/", new AdminPages(view, faults, json));
    http.createContext(ReplyPages.ALL, new ReplyPages(replies, json));

    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    http.setExecutor(threads);
    http.start();
    return new FareMarketServer(http, threads, faults, replies);
  }

  private static HttpServer bound(int port) {
    try {
      return HttpServer.create(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
          BACKLOG);
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "cannot listen on 127.0.0.1:" + port + " (" + taken.getMessage() + "); try --port 0",
          taken);
    }
  }

  private static JsonMapper json() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }

  /** Where it listens, such as {@code http://127.0.0.1:40123}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Switches faults on and off. */
  public FaultBoard faults() {
    return faults;
  }

  /** What live searches were shown. */
  public ReplyLog replies() {
    return replies;
  }

  /** Stops at once; open requests end without a reply. */
  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
