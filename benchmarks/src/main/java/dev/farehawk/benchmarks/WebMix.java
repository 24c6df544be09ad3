package dev.farehawk.benchmarks;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * What people and programs ask of the service. Of 20 requests of the mix 12 are for pages and 8 for
 * the API.
 */
final class WebMix {

  private static final String[] TYPED = {"zur", "lond", "new yrok", "lisbn", "par", "tok", "sing"};

  private final URI address;
  private final List<Reader> readers;
  private final List<Kind> turns = turns();

  WebMix(URI address, List<Reader> readers) {
    this.address = address;
    this.readers = List.copyOf(readers);
  }

  /** In an order that no kind comes in rows of, and the same in each run. */
  private static List<Kind> turns() {
    List<Kind> turns = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      turns.addAll(Collections.nCopies(kind.ofTwenty, kind));
    }
    Collections.shuffle(turns, new Random(1));
    return turns;
  }

  /** Somebody whose watches are looked at. */
  record Reader(String cookies, String key, UUID watch, FareQueryRef fare) {}

  /** What is asked for, and how often in 20 requests. */
  enum Kind {
    HOME(2, "home page"),
    WATCHES(4, "my watches"),
    WATCH(3, "a watch"),
    INBOX(2, "inbox"),
    SETTINGS(1, "settings"),
    PLACES(3, "API places"),
    API_WATCHES(2, "API watches"),
    API_WATCH(1, "API watch"),
    API_HISTORY(1, "API history"),
    API_ALERTS(1, "API alerts"),
    /** Of the market and month of somebody's watch; asked for apart from the mix. */
    CALENDAR(0, "calendar");

    private final int ofTwenty;
    private final String words;

    Kind(int ofTwenty, String words) {
      this.ofTwenty = ofTwenty;
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** The n-th request of the mix. */
  HttpRequest request(int number) {
    return request(turns.get(number % turns.size()), number / turns.size());
  }

  /** A small file, which costs what HTTP costs. */
  HttpRequest file(int number) {
    return get("/manifest.webmanifest");
  }

  /** The n-th of one kind. */
  HttpRequest request(Kind kind, int number) {
    Reader reader = readers.get(number % readers.size());
    String watch = "/watches/" + reader.watch();
    return switch (kind) {
      case HOME -> get("/");
      case WATCHES -> page("/watches", reader);
      case WATCH -> page(watch, reader);
      case INBOX -> page("/inbox", reader);
      case SETTINGS -> page("/settings", reader);
      case PLACES ->
          get("/api/v1/places?limit=8&q=" + TYPED[number % TYPED.length].replace(" ", "%20"));
      case API_WATCHES -> api("/watches", reader);
      case API_WATCH -> api(watch, reader);
      case API_HISTORY -> api(watch + "/fares/" + reader.fare().id() + "/history?days=90", reader);
      case API_ALERTS -> api("/alerts", reader);
      case CALENDAR -> get(calendar(reader));
    };
  }

  private static String calendar(Reader reader) {
    FareQuery fare = reader.fare().query();
    return "/calendar?from="
        + fare.market().origin()
        + "&to="
        + fare.market().destination()
        + "&month="
        + YearMonth.from(fare.departure());
  }

  private HttpRequest get(String path) {
    return OpenLoop.patient(HttpRequest.newBuilder(address.resolve(path))).build();
  }

  private HttpRequest page(String path, Reader reader) {
    return OpenLoop.patient(HttpRequest.newBuilder(address.resolve(path)))
        .header("Cookie", reader.cookies())
        .build();
  }

  private HttpRequest api(String path, Reader reader) {
    return OpenLoop.patient(HttpRequest.newBuilder(address.resolve("/api/v1" + path)))
        .header("Authorization", "Bearer " + reader.key())
        .build();
  }
}
