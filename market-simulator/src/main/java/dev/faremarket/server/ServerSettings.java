package dev.faremarket.server;

/**
 * Everything about the server that is not the market itself.
 *
 * @param port port on 127.0.0.1; 0 takes a free one
 * @param calendar the cached calendar
 * @param live the live search
 * @param seed decides latencies, faults and request ids
 * @param mostLoggedReplies live replies that the log holds before it says that it is full
 */
public record ServerSettings(
    int port, ProviderSettings calendar, ProviderSettings live, long seed, int mostLoggedReplies) {

  /** Enough for half an hour of 500 live searches a second. */
  public static final int DEFAULT_LOGGED_REPLIES = 1_000_000;

  /** Refuses a port or a log size that cannot be. */
  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
    }
    if (mostLoggedReplies < 1) {
      throw new IllegalArgumentException("the reply log needs room for at least 1 reply");
    }
  }

  /** A free port and the providers' published limits. */
  public static ServerSettings published(String calendarKey, String liveKey, long seed) {
    return new ServerSettings(
        0,
        ProviderSettings.calendar(calendarKey),
        ProviderSettings.live(liveKey),
        seed,
        DEFAULT_LOGGED_REPLIES);
  }

  /** The same server on another port. */
  public ServerSettings withPort(int other) {
    return new ServerSettings(other, calendar, live, seed, mostLoggedReplies);
  }

  /** The same server with another calendar. */
  public ServerSettings withCalendar(ProviderSettings other) {
    return new ServerSettings(port, other, live, seed, mostLoggedReplies);
  }

  /** The same server with another live search. */
  public ServerSettings withLive(ProviderSettings other) {
    return new ServerSettings(port, calendar, other, seed, mostLoggedReplies);
  }
}
