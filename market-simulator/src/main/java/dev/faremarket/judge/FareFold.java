package dev.faremarket.judge;

import dev.faremarket.server.FaultKind;
import dev.faremarket.server.LoggedOffer;
import dev.faremarket.server.LoggedReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Folds the live replies about one fare into believed prices, in the order in which they were read
 * from the market.
 *
 * <ul>
 *   <li>The price is the lowest believed one of all carriers and numbers of stops that count, in
 *       the last reply. What is doubtful is decided by the lowest of all.
 *   <li>Replies in another currency, about another kind of trip, below zero or older than they
 *       should be are no looks.
 *   <li>A doubtful price (see {@link Doubts}) changes nothing until a reply with another request id
 *       shows the same carrier and stops near it; a reply that does not show it ends the doubt. A
 *       reply of which something is doubted and nothing new believed is no look.
 *   <li>A move of the price that is only {@link Noise} is a change, but never worthy.
 *   <li>One empty reply changes nothing; a second one with another request id and no prices in
 *       between says that nothing is on sale.
 * </ul>
 */
final class FareFold {
  private final FareKey fare;
  private final Terms terms;
  private final Map<Series, Long> believed = new HashMap<>();
  private final List<Doubt> open = new ArrayList<>();
  private final List<PricePoint> history;
  private final List<Long> overall = new ArrayList<>();
  private @Nullable Long overallMinor;
  private @Nullable String emptyRequest;
  private @Nullable Long price;
  private boolean changeUnsure;
  private final Flicker flicker;
  private Flicker.Move move = Flicker.Move.CLEAR;
  private Look.@Nullable Worth worth;

  private record Series(String carrier, int stops) {
    static Series of(LoggedOffer offer) {
      return new Series(offer.carrier(), Math.min(offer.stops(), 2));
    }
  }

  private record Doubt(Series series, String requestId, long priceMinor, Instant at) {}

  FareFold(FareKey fare, List<PricePoint> history, Terms terms) {
    this(fare, history, history, terms);
  }

  /**
   * @param history of the offers that count
   * @param all of all offers, which doubts rest on
   */
  FareFold(FareKey fare, List<PricePoint> history, List<PricePoint> all, Terms terms) {
    this.fare = fare;
    all.forEach(point -> overall(point.priceMinor()));
    this.terms = terms;
    this.history = new ArrayList<>();
    this.flicker = new Flicker(terms.noise());
    for (PricePoint point : history) {
      if (this.history.isEmpty() || !Objects.equals(price, point.priceMinor())) {
        this.history.add(point);
        price = point.priceMinor();
        if (point.priceMinor() != null) {
          move = flicker.move(point.priceMinor(), true);
        }
      }
    }
  }

  /** Every point known so far, the newest last. */
  List<PricePoint> history() {
    return history;
  }

  /** What the reply means, or null when it means nothing. */
  @Nullable Look fold(LoggedReply reply, Oracles oracles) {
    Instant sightedAt;
    if (reply.offers().isEmpty()) {
      if (!soldOut(reply)) {
        return null;
      }
      sightedAt = reply.servedAt();
    } else {
      Map<Series, Long> lowest = lowest(reply);
      if (!countsAsLook(reply) || lowest.isEmpty()) {
        return null;
      }
      emptyRequest = null;
      sightedAt = believe(reply, lowest);
      boolean doubted = !open.isEmpty();
      if (doubted && (believed.isEmpty() || Objects.equals(price, lowestBelieved()))) {
        overall(believed.values().stream().min(Long::compare).orElse(null));
        return null;
      }
    }
    return look(reply, sightedAt, oracles);
  }

  private Look look(LoggedReply reply, Instant sightedAt, Oracles oracles) {
    overall(believed.values().stream().min(Long::compare).orElse(null));
    Long before = price;
    Long after = lowestBelieved();
    boolean moved = !Objects.equals(before, after);
    boolean sure = surelyArrived(reply);
    if (moved) {
      price = after;
      history.add(new PricePoint(reply.servedAt(), after));
      move = after == null ? Flicker.Move.CLEAR : flicker.move(after, sure);
    } else if (sure) {
      flicker.settle();
    }
    boolean news = moved || changeUnsure;
    changeUnsure = news && !sure;
    Look.Worth known = worth;
    if (after == null) {
      known = Look.Worth.NOT_WORTHY;
    } else if (moved || known == null) {
      known = worth(oracles.worth(fare, history, reply.servedAt()), move);
    }
    worth = known;
    return new Look(
        fare, reply.servedAt(), sightedAt, after, before, new Look.News(news, sure, known, move));
  }

  /** What the oracle says counts for what it says of a real move. */
  static Look.Worth worth(Look.Worth said, Flicker.Move move) {
    if (said == Look.Worth.NOT_WORTHY || move.surelyClear()) {
      return said;
    }
    return move.maybeClear() ? Look.Worth.UNSURE : Look.Worth.NOT_WORTHY;
  }

  private @Nullable Long lowestBelieved() {
    return believed.entrySet().stream()
        .filter(entry -> fare.counts(entry.getKey().carrier(), entry.getKey().stops()))
        .map(Map.Entry::getValue)
        .min(Long::compare)
        .orElse(null);
  }

  /** The lowest price of all offers went to this, or stayed. */
  private void overall(@Nullable Long minor) {
    if (minor != null && !minor.equals(overallMinor)) {
      overall.add(minor);
    }
    overallMinor = minor;
  }

  private boolean soldOut(LoggedReply reply) {
    boolean second = emptyRequest != null && !emptyRequest.equals(reply.requestId());
    emptyRequest = reply.requestId();
    if (second) {
      believed.clear();
    }
    return second && price != null;
  }

  private static boolean countsAsLook(LoggedReply reply) {
    FaultKind fault = reply.fault();
    return fault != FaultKind.CURRENCY_FLIP
        && fault != FaultKind.RETURN_FOR_ONE_WAY
        && fault != FaultKind.ONE_WAY_FOR_RETURN
        && fault != FaultKind.STALE_CACHE;
  }

  private boolean surelyArrived(LoggedReply reply) {
    return reply.fault() != FaultKind.DRIP_FEED
        && reply.fault() != FaultKind.HUGE_BODY
        && !terms.tolerance().maybeLost(reply.servedAt())
        && reply.servedAt().isBefore(terms.endOfPolls().minus(terms.tolerance().window()));
  }

  private static Map<Series, Long> lowest(LoggedReply reply) {
    Map<Series, Long> lowest = new LinkedHashMap<>();
    for (LoggedOffer offer : reply.offers()) {
      if (offer.priceMinor() > 0) {
        lowest.merge(Series.of(offer), offer.priceMinor(), Math::min);
      }
    }
    return lowest;
  }

  /** Takes over what can be believed; returns when the lowest of it was shown first. */
  private Instant believe(LoggedReply reply, Map<Series, Long> lowest) {
    open.removeIf(doubt -> doubt.at().plus(terms.doubts().keptFor()).isBefore(reply.servedAt()));
    Map<Series, Instant> sighted = new HashMap<>();
    List<Doubt> fresh = new ArrayList<>();
    lowest.forEach((series, minor) -> {
      Instant first = confirmed(series, minor, reply.requestId());
      if (first == null && doubtful(series, minor)) {
        fresh.add(new Doubt(series, reply.requestId(), minor, reply.servedAt()));
      } else {
        believed.put(series, minor);
        sighted.put(series, first == null ? reply.servedAt() : first);
      }
    });
    open.clear();
    open.addAll(fresh);
    boolean wholeReply = reply.offers().stream().allMatch(offer -> offer.priceMinor() > 0);
    if (fresh.isEmpty() && wholeReply) {
      believed.keySet().retainAll(lowest.keySet());
    }
    return believed.entrySet().stream()
        .filter(entry -> fare.counts(entry.getKey().carrier(), entry.getKey().stops()))
        .min(Map.Entry.comparingByValue())
        .map(cheapest -> sighted.getOrDefault(cheapest.getKey(), reply.servedAt()))
        .orElse(reply.servedAt());
  }

  private @Nullable Instant confirmed(Series series, long minor, String requestId) {
    Iterator<Doubt> doubts = open.iterator();
    while (doubts.hasNext()) {
      Doubt doubt = doubts.next();
      if (doubt.series().equals(series)
          && !doubt.requestId().equals(requestId)
          && (double) Math.abs(minor - doubt.priceMinor())
              <= terms.doubts().agreement() * (double) doubt.priceMinor()) {
        doubts.remove();
        return doubt.at();
      }
    }
    return null;
  }

  private boolean doubtful(Series series, long minor) {
    Long own = believed.get(series);
    if (own != null && (double) minor > terms.doubts().aboveMultiple() * (double) own) {
      return true;
    }
    if (overall.isEmpty()) {
      return false;
    }
    List<Long> last =
        overall.subList(Math.max(0, overall.size() - terms.doubts().medianOf()), overall.size());
    long median = last.stream().sorted().toList().get((last.size() - 1) / 2);
    long usual = Math.min(median, overall.getLast());
    return (double) minor < terms.doubts().belowShare() * (double) usual;
  }
}
