package dev.farehawk.simulation;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import dev.faremarket.MarketFare;
import dev.faremarket.judge.FareKey;
import dev.faremarket.server.FaultKind;
import dev.faremarket.server.LoggedOffer;
import dev.faremarket.server.LoggedReply;
import dev.faremarket.server.MarketView;
import dev.faremarket.server.WholeUnits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A live search over the simulated market that answers in place, and keeps what it has shown. */
final class MarketProvider {

  static final String NAME = "market";

  private final MarketView view;
  private final RandomGenerator random;
  private final List<LoggedReply> shown = new ArrayList<>();
  private Faults faults = Faults.NONE;
  private int lost;

  MarketProvider(MarketView view, RandomGenerator random) {
    this.view = view;
    this.random = random;
  }

  void suffer(Faults now) {
    faults = now;
  }

  /** Every reply that arrived. */
  List<LoggedReply> shown() {
    return shown;
  }

  int lost() {
    return lost;
  }

  /** The reply to a question about this fare query; empty when it is lost on the way. */
  Optional<Observation> ask(FareQueryRef ref, LookReason reason, Instant now) {
    double dice = random.nextDouble();
    if (dice < faults.replyLost()) {
      lost++;
      return Optional.empty();
    }
    dice -= faults.replyLost();
    if (dice < faults.emptyReply()) {
      return Optional.of(reply(ref, reason, now, List.of(), FaultKind.EMPTY));
    }
    dice -= faults.emptyReply();
    List<MarketFare> fares = fares(ref, now);
    if (dice < faults.dollarFare() && !fares.isEmpty()) {
      fares.set(0, priced(fares.getFirst(), 1));
      return Optional.of(reply(ref, reason, now, fares, FaultKind.ONE_DOLLAR_FARE));
    }
    return Optional.of(reply(ref, reason, now, fares, null));
  }

  private List<MarketFare> fares(FareQueryRef ref, Instant now) {
    FareKey fare = Fares.key(ref);
    return new ArrayList<>(
        view.market()
            .fares(fare.route(), fare.departure(), fare.returning(), view.clock().marketTime(now)));
  }

  private static MarketFare priced(MarketFare fare, long amountMinor) {
    return new MarketFare(
        fare.carrier(),
        fare.stops(),
        amountMinor,
        fare.currency(),
        fare.flightNumber(),
        fare.departsAt(),
        fare.durationMinutes(),
        fare.seatsLeft());
  }

  private Observation reply(
      FareQueryRef ref,
      LookReason reason,
      Instant now,
      List<MarketFare> fares,
      @Nullable FaultKind fault) {
    String requestId = "reply-" + shown.size();
    FareKey fare = Fares.key(ref);
    shown.add(
        new LoggedReply(
            requestId,
            now,
            fare.route(),
            fare.departure(),
            fare.returning(),
            ref.query().currency(),
            fares.stream()
                .map(one -> new LoggedOffer(one.carrier(), one.stops(), shownMinor(one)))
                .toList(),
            fault));
    return new Observation(
        requestId,
        NAME,
        ref,
        reason,
        Granularity.ITINERARY,
        Freshness.LIVE,
        now,
        now,
        fares.stream().map(MarketProvider::offer).toList());
  }

  private static Offer offer(MarketFare fare) {
    return new Offer(
        new CarrierCode(fare.carrier()),
        StopsClass.of(fare.stops()),
        new Money(shownMinor(fare), fare.currency()),
        PriceBasis.PARTY_TOTAL,
        fare.departsAt(),
        Duration.ofMinutes(fare.durationMinutes()),
        fare.seatsLeft(),
        null);
  }

  private static long shownMinor(MarketFare fare) {
    return WholeUnits.shownInMinor(fare.amountMinor(), fare.currency());
  }
}
