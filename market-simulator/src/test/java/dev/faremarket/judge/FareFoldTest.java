package dev.faremarket.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faremarket.Route;
import dev.faremarket.server.FaultKind;
import dev.faremarket.server.LoggedOffer;
import dev.faremarket.server.LoggedReply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FareFoldTest {
  private static final FareKey FARE =
      new FareKey(new Route("TXL", "LIS"), LocalDate.parse("2026-05-01"));
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  private static final Terms TERMS =
      new Terms(
          Duration.ofMinutes(1),
          START.plusSeconds(9000),
          Doubts.usual(),
          Noise.usual(),
          Correcting.usual(),
          Tolerance.usual());

  private final FareFold fold =
      new FareFold(FARE, List.of(new PricePoint(START.minusSeconds(60), 20_000L)), TERMS);
  private final Oracles oracles =
      new Oracles((fare, history, now) -> PriceOracle.Opinion.NOT_WORTHY, Duration.ofSeconds(5));
  private int replies;

  private @Nullable Look shown(@Nullable FaultKind fault, LoggedOffer... offers) {
    replies++;
    return fold.fold(
        new LoggedReply(
            "r" + replies,
            START.plusSeconds(replies),
            FARE.route(),
            FARE.departure(),
            "EUR",
            List.of(offers),
            fault),
        oracles);
  }

  private @Nullable Look shown(long price) {
    return shown(null, new LoggedOffer("TP", 0, price));
  }

  private static Look some(@Nullable Look look) {
    return Objects.requireNonNull(look);
  }

  @Test
  void theLowestOfferIsThePriceAndAnotherSellerIsNoChange() {
    Look first =
        some(shown(null, new LoggedOffer("TP", 0, 19_000), new LoggedOffer("LH", 1, 18_000)));
    assertThat(first.priceMinor()).isEqualTo(18_000);
    assertThat(first.previousMinor()).isEqualTo(20_000);
    assertThat(first.changed()).isTrue();
    Look same = some(shown(null, new LoggedOffer("TP", 0, 18_000)));
    assertThat(same.changed()).isFalse();
  }

  @Test
  void aFilteredFareFollowsItsOwnOffersAndDoubtsByAll() {
    FareKey nonstop = FARE.of(OfferFilter.of(0, Set.of(), Set.of()));
    PricePoint own = new PricePoint(START.minusSeconds(60), 30_000L);
    PricePoint all = new PricePoint(START.minusSeconds(60), 20_000L);
    FareFold filtered = new FareFold(nonstop, List.of(own), List.of(all), TERMS);

    Look other =
        some(
            filtered.fold(
                reply(new LoggedOffer("TP", 0, 30_000), new LoggedOffer("LH", 1, 12_000)),
                oracles));
    assertThat(other.priceMinor()).isEqualTo(30_000);
    assertThat(other.changed()).as("the cheaper one stops on its way").isFalse();

    Look fell =
        some(
            filtered.fold(
                reply(new LoggedOffer("TP", 0, 9_000), new LoggedOffer("LH", 1, 12_000)), oracles));
    assertThat(fell.priceMinor()).as("far below its own past, not far below all").isEqualTo(9_000);
    assertThat(fell.previousMinor()).isEqualTo(30_000);

    Look gone = some(filtered.fold(reply(new LoggedOffer("LH", 1, 12_000)), oracles));
    assertThat(gone.priceMinor()).isNull();
  }

  private LoggedReply reply(LoggedOffer... offers) {
    replies++;
    return new LoggedReply(
        "r" + replies,
        START.plusSeconds(replies),
        FARE.route(),
        FARE.departure(),
        "EUR",
        List.of(offers),
        null);
  }

  @Test
  void aPriceFarBelowTheUsualIsBelievedWhenAnotherReplyShowsItToo() {
    assertThat(some(shown(20_000)).changed()).isFalse();
    assertThat(shown(7_900)).isNull();
    Look believed = some(shown(8_000));
    assertThat(believed.priceMinor()).isEqualTo(8_000);
    assertThat(believed.sightedAt()).isEqualTo(START.plusSeconds(2));
    assertThat(believed.at()).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void aDoubtEndsWhenTheNextReplyDoesNotShowThePrice() {
    shown(20_000);
    assertThat(shown(100)).isNull();
    assertThat(some(shown(20_000)).changed()).isFalse();
    assertThat(shown(100)).isNull();
    assertThat(shown(7_000)).isNull();
    assertThat(some(shown(20_500)).priceMinor()).isEqualTo(20_500);
  }

  @Test
  void aPriceFarAboveItsOwnLastOneIsDoubtedToo() {
    shown(20_000);
    assertThat(shown(2_000_000)).isNull();
    assertThat(some(shown(2_000_000)).priceMinor()).isEqualTo(2_000_000);
  }

  @Test
  void whatCannotBeComparedIsNoLook() {
    assertThat(shown(FaultKind.CURRENCY_FLIP, new LoggedOffer("TP", 0, 15_000))).isNull();
    assertThat(shown(FaultKind.RETURN_FOR_ONE_WAY, new LoggedOffer("TP", 0, 15_000))).isNull();
    assertThat(shown(FaultKind.STALE_CACHE, new LoggedOffer("TP", 0, 15_000))).isNull();
    assertThat(shown(FaultKind.NEGATIVE_PRICE, new LoggedOffer("TP", 0, -15_000))).isNull();
    assertThat(fold.history()).hasSize(1);
  }

  @Test
  void twoEmptyRepliesWithoutPricesBetweenSayThatNothingIsOnSale() {
    shown(20_000);
    assertThat(shown((FaultKind) null)).isNull();
    assertThat(some(shown(20_000)).changed()).isFalse();
    assertThat(shown((FaultKind) null)).isNull();
    Look gone = some(shown((FaultKind) null));
    assertThat(gone.priceMinor()).isNull();
    assertThat(gone.changed()).isTrue();
    assertThat(some(shown(20_000)).changed()).isTrue();
  }

  @Test
  void aChangeInAReplyThatMayBeLostStaysNewsUntilASureOneRepeatsIt() {
    shown(20_000);
    Look unsure = some(shown(FaultKind.DRIP_FEED, new LoggedOffer("TP", 0, 15_000)));
    assertThat(unsure.changed()).isTrue();
    assertThat(unsure.sure()).isFalse();
    Look sure = some(shown(15_000));
    assertThat(sure.changed()).isTrue();
    assertThat(sure.moved()).isFalse();
    assertThat(some(shown(15_000)).changed()).isFalse();
  }

  @Test
  void anAnswerThatDependsOnTheSecondOfAskingIsUnsure() {
    Oracles torn =
        new Oracles(
            (fare, history, now) ->
                now.isAfter(START.plusSeconds(3))
                    ? PriceOracle.Opinion.WORTHY
                    : PriceOracle.Opinion.NOT_WORTHY,
            Duration.ofSeconds(5));
    assertThat(torn.worth(FARE, List.of(), START)).isEqualTo(Look.Worth.UNSURE);
    assertThat(torn.worth(FARE, List.of(), START.plusSeconds(4))).isEqualTo(Look.Worth.WORTHY);
  }
}
