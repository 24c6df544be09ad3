package dev.farehawk.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.history.PriceChange.Kind;
import dev.farehawk.history.QuarantinedPrice.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceFoldTest {

  private final FareQueryRef query = Looks.someQuery();
  private final Looks looks = Looks.at(query);
  private final PriceFold fold = new PriceFold(HistoryConfig.defaults());
  private FareQueryState state = FareQueryState.UNKNOWN;

  private Effects fold(Observation seen) {
    PriceFold.Decision decision = fold.decide(state, seen, seen.fetchedAt());
    state = decision.next();
    return decision.effects();
  }

  private long overall() {
    Long minor = state.overall() == null ? null : state.overall().amountMinor();
    assertThat(minor).isNotNull();
    return minor;
  }

  @Test
  void writesOnePointPerCarrierAndOneOverall() {
    Effects effects = fold(looks.shows("LX 120", "TP 90", "TP 95"));

    assertThat(effects.points())
        .extracting(point -> point.series().carrier().iata(), PricePoint::amountMinor)
        .containsExactly(tuple("LX", 12_000L), tuple("TP", 9_000L), tuple("YY", 9_000L));
    PriceChange change = effects.changes().getFirst();
    assertThat(change.kind()).isEqualTo(Kind.CHANGED);
    assertThat(change.carrier().iata()).isEqualTo("TP");
    assertThat(change.previousMinor()).isNull();
  }

  @Test
  void writesNothingWhenNothingChanged() {
    fold(looks.shows("LX 120"));

    assertThat(fold(looks.shows("LX 120")).isEmpty()).isTrue();
  }

  @Test
  void aChangeOfTheSellerAloneIsNoChange() {
    fold(looks.shows("LX 120", "TP 130"));

    Effects effects = fold(looks.shows("LX 130", "TP 120"));

    assertThat(effects.points()).hasSize(2);
    assertThat(effects.changes()).isEmpty();
  }

  @Test
  void tellsOnceWhenTwoProvidersShowTheSameDrop() {
    fold(looks.by("one").shows("LX 120"));
    fold(looks.by("two").shows("LX 120"));

    Effects first = fold(looks.by("one").shows("LX 100"));
    Effects second = fold(looks.by("two").shows("LX 100"));

    assertThat(first.changes()).hasSize(1);
    assertThat(second.changes()).isEmpty();
  }

  @Test
  void aSeriesAbsentFromAReplyIsNoLongerOnSale() {
    fold(looks.shows("LX 120", "TP 90"));

    Effects effects = fold(looks.shows("LX 120"));

    assertThat(overall()).isEqualTo(12_000);
    assertThat(effects.points().getFirst().amountMinor()).isNull();
    assertThat(effects.changes()).extracting(PriceChange::previousMinor).containsExactly(9_000L);
  }

  @Test
  void offersThatDoNotCompareAreCountedAndProveNoAbsence() {
    fold(looks.shows("LX 120", "TP 90"));

    Effects effects =
        fold(
            looks.offers(
                List.of(
                    Looks.offer("LX 120", PriceBasis.PER_ADULT),
                    Looks.offer("TP 50 EUR", PriceBasis.PARTY_TOTAL),
                    Looks.offer("AA 60", PriceBasis.UNKNOWN),
                    Looks.offer("BB -60", PriceBasis.PARTY_TOTAL),
                    Looks.offer("CC 0", PriceBasis.PARTY_TOTAL))));

    assertThat(effects.isEmpty()).isTrue();
    assertThat(effects.rejects())
        .containsOnly(entry(Reject.CURRENCY, 1), entry(Reject.BASIS, 1), entry(Reject.AMOUNT, 2));
  }

  @Test
  void noiseIsKeptAndMarked() {
    fold(looks.shows("LX 1000"));

    Effects noise = fold(looks.shows("LX 992"));
    assertThat(noise.points()).as("every change is kept").hasSize(2);
    assertThat(noise.changes()).extracting(PriceChange::noiseAroundMinor).containsExactly(100_000L);
    assertThat(fold(looks.shows("LX 980")).changes())
        .extracting(PriceChange::noiseAroundMinor)
        .containsExactly((Long) null);
  }

  @Test
  void comingBackOnSaleAtTheSamePriceIsNoise() {
    fold(looks.shows("LX 1000"));
    fold(looks.shows());
    fold(looks.shows());

    assertThat(fold(looks.shows("LX 1003")).changes())
        .extracting(PriceChange::previousMinor, PriceChange::noiseAroundMinor)
        .containsExactly(tuple(null, 100_000L));
  }

  @Test
  void aTestAirlinesOfferIsNoPrice() {
    fold(looks.shows("LX 120"));

    Effects effects = fold(looks.shows("ZZ 20", "LX 120"));

    assertThat(effects.isEmpty()).isTrue();
    assertThat(effects.rejects()).containsOnly(entry(Reject.TEST_PRICE, 1));
  }

  @Test
  void anOlderReplyChangesNothing() {
    Observation older = looks.shows("LX 120");
    fold(looks.shows("LX 100"));

    Effects effects = fold.decide(state, older, looks.now()).effects();

    assertThat(effects.isEmpty()).isTrue();
    assertThat(effects.rejects()).containsEntry(Reject.STALE, 1);
  }

  @Test
  void oneEmptyReplyEndsNothingButASecondDoes() {
    fold(looks.shows("LX 120"));
    Observation empty = looks.shows();

    assertThat(fold(empty).isEmpty()).isTrue();
    assertThat(fold(empty).isEmpty()).isTrue();
    Effects effects = fold(looks.shows());

    assertThat(effects.changes()).extracting(PriceChange::kind).containsExactly(Kind.UNAVAILABLE);
    assertThat(effects.points()).extracting(PricePoint::amountMinor).containsOnlyNulls();
    assertThat(fold(looks.shows()).isEmpty()).isTrue();
  }

  @Test
  void emptiesWithPricesBetweenThemEndNothing() {
    fold(looks.shows("LX 120"));
    fold(looks.shows());
    fold(looks.shows("LX 120"));

    assertThat(fold(looks.shows()).isEmpty()).isTrue();
  }

  @Test
  void aDoubtfulPriceWaitsForASecondReplyAndKeepsItsFirstSighting() {
    fold(looks.shows("LX 120", "TP 150"));
    Observation doubtful = looks.shows("LX 40");
    Instant sighted = looks.now();

    Effects first = fold(doubtful);
    assertThat(first.changes()).isEmpty();
    assertThat(first.points()).as("a doubtful reply proves no absence").isEmpty();
    assertThat(first.askConfirmation()).isTrue();
    assertThat(fold(doubtful).isEmpty()).as("the same reply is no second evidence").isTrue();

    Effects second = fold(looks.shows("LX 40", "TP 150"));
    assertThat(second.settled().values()).containsExactly(Outcome.CONFIRMED);
    PriceChange change = second.changes().getFirst();
    assertThat(change.amountMinor()).isEqualTo(4_000);
    assertThat(change.sightedAt()).isEqualTo(sighted);
    assertThat(change.observedAt()).isEqualTo(looks.now());
  }

  @Test
  void aSecondLookThatShowsAnotherPriceRejectsTheDoubtfulOne() {
    fold(looks.shows("LX 120"));
    fold(looks.shows("LX 1"));

    Effects effects = fold(looks.shows("LX 118"));

    assertThat(effects.settled().values()).containsExactly(Outcome.REJECTED);
    assertThat(overall()).isEqualTo(11_800);
  }

  @Test
  void aSecondDoubtfulPriceBeginsAQuarantineOfItsOwn() {
    fold(looks.shows("LX 120"));
    fold(looks.shows("LX 1"));

    Effects effects = fold(looks.shows("LX 2"));

    assertThat(effects.settled().values()).containsExactly(Outcome.REJECTED);
    assertThat(effects.quarantined())
        .extracting(QuarantinedPrice::amountMinor)
        .containsExactly(200L);
  }

  @Test
  void aHundredfoldPriceIsDoubtful() {
    fold(looks.shows("LX 120", "TP 130"));

    Effects effects = fold(looks.shows("LX 12000", "TP 130"));

    assertThat(effects.changes()).isEmpty();
    assertThat(overall()).isEqualTo(12_000);
    assertThat(effects.quarantined()).hasSize(1);
  }

  @Test
  void fallingBackToTheLongRunLevelIsNotDoubtful() {
    fold(looks.shows("LX 100"));
    fold(looks.shows("LX 101"));
    fold(looks.shows("LX 400"));

    assertThat(fold(looks.shows("LX 100")).changes()).hasSize(1);
  }

  @Test
  void aQuarantinedPriceExpires() {
    fold(looks.shows("LX 120"));
    fold(looks.shows("LX 1"));
    looks.later(Duration.ofHours(49));

    Effects effects = fold(looks.shows("LX 1"));

    assertThat(effects.settled().values()).containsExactly(Outcome.EXPIRED);
    assertThat(effects.quarantined()).hasSize(1);
    assertThat(overall()).isEqualTo(12_000);
  }

  @Test
  void theSecondSellerMayConfirm() {
    fold(looks.by("one").shows("LX 120"));
    fold(looks.by("one").shows("LX 40"));

    assertThat(fold(looks.by("two").shows("LX 40")).changes()).hasSize(1);
    assertThat(overall()).isEqualTo(4_000);
  }

  @Test
  void aSilentSellersPriceExpires() {
    fold(looks.by("quiet").shows("LX 90"));
    fold(looks.by("live").shows("LX 120"));
    looks.later(Duration.ofHours(37));

    Effects effects = fold(looks.by("live").shows("LX 120"));

    assertThat(overall()).isEqualTo(12_000);
    assertThat(effects.changes()).hasSize(1);
  }

  @Test
  void aFirstLookIsToldOnceThoughThePriceIsTheSame() {
    fold(looks.shows("LX 120"));

    Observation first = looks.because(LookReason.FIRST_LOOK).shows("LX 120");
    Effects effects = fold(first);

    assertThat(effects.changes()).extracting(PriceChange::kind).containsExactly(Kind.FIRST_LOOK);
    assertThat(effects.points()).isEmpty();
    assertThat(fold(first).changes()).isEmpty();
    assertThat(fold(looks.because(LookReason.READY).shows("LX 120")).changes()).isEmpty();
  }

  @Test
  void aFirstLookThatChangesThePriceIsToldAsTheChange() {
    fold(looks.shows("LX 120"));

    Effects effects = fold(looks.because(LookReason.FIRST_LOOK).shows("LX 100"));

    assertThat(effects.changes()).extracting(PriceChange::kind).containsExactly(Kind.CHANGED);
  }

  @Test
  void anUnclearFirstLookIsToldByTheNextClearOne() {
    fold(looks.shows("LX 120"));
    fold(looks.because(LookReason.FIRST_LOOK).shows("LX 1"));

    Effects effects = fold(looks.because(LookReason.CONFIRMATION).shows("LX 120"));

    assertThat(effects.changes()).extracting(PriceChange::kind).containsExactly(Kind.FIRST_LOOK);
  }

  @Test
  void aCachedPriceBelowTheLiveOneOnlyAsksForALook() {
    fold(looks.shows("LX 120"));

    Effects effects = fold(looks.by("cache").remembers("LX 100"));

    assertThat(effects.askConfirmation()).isTrue();
    assertThat(effects.changes()).isEmpty();
    assertThat(effects.points()).hasSize(1);
    assertThat(overall()).isEqualTo(12_000);
  }

  @Test
  void aCachedPriceWithinOnePercentOrOlderThanTheLastLookAsksNothing() {
    Observation older = looks.by("cache").remembers("LX 100");
    fold(looks.by("live").shows("LX 120"));

    assertThat(fold(older).askConfirmation()).isFalse();
    assertThat(fold(looks.by("cache").remembers("LX 119")).askConfirmation()).isFalse();
  }
}
