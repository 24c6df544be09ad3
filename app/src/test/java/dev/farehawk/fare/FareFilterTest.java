package dev.farehawk.fare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.FareFilter.Window;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FareFilterTest {

  private static final CarrierCode LX = new CarrierCode("LX");
  private static final CarrierCode BA = new CarrierCode("BA");
  private static final Window MORNING = new Window(LocalTime.of(6, 0), LocalTime.of(11, 59));

  private static Offer offer(String carrier, StopsClass stops, @Nullable LocalTime departs) {
    return new Offer(
        new CarrierCode(carrier),
        stops,
        new Money(100, "CHF"),
        PriceBasis.PARTY_TOTAL,
        departs == null ? null : LocalDateTime.of(2027, 5, 1, departs.getHour(), 0),
        null,
        null,
        null);
  }

  @Test
  void whatIsNotToldSatisfiesNoFilterThatAsksForIt() {
    FareFilter nonstop = new FareFilter(0, List.of(), List.of(), null);
    FareFilter oneStop = new FareFilter(1, List.of(), List.of(), null);
    FareFilter swiss = new FareFilter(null, List.of(LX), List.of(), null);
    FareFilter notSwiss = new FareFilter(null, List.of(), List.of(LX), null);
    FareFilter morning = new FareFilter(null, List.of(), List.of(), MORNING);

    assertThat(nonstop.passes(BA, StopsClass.ANY)).isFalse();
    assertThat(oneStop.passes(BA, StopsClass.ANY)).isFalse();
    assertThat(oneStop.passes(BA, StopsClass.ONE)).isTrue();
    assertThat(nonstop.passes(BA, StopsClass.ONE)).isFalse();
    assertThat(swiss.passes(CarrierCode.OVERALL, StopsClass.NONSTOP)).isFalse();
    assertThat(notSwiss.passes(CarrierCode.OVERALL, StopsClass.NONSTOP)).isFalse();
    assertThat(notSwiss.passes(BA, StopsClass.ANY)).isTrue();
    assertThat(morning.passes(offer("BA", StopsClass.ANY, null))).isFalse();
    assertThat(morning.passes(offer("BA", StopsClass.ANY, LocalTime.of(6, 0)))).isTrue();
    assertThat(morning.passes(offer("BA", StopsClass.ANY, LocalTime.of(12, 0)))).isFalse();
    assertThat(FareFilter.NONE.passes(offer("YY", StopsClass.ANY, null))).isTrue();
  }

  @Property
  void itsTextIsReadBackAndTellsItFromOthers(
      @ForAll @IntRange(min = -1, max = 1) int stops,
      @ForAll List<@IntRange(max = 3) Integer> only,
      @ForAll @IntRange(max = 1439) int from,
      @ForAll boolean window) {
    FareFilter filter =
        new FareFilter(
            stops < 0 ? null : (Integer) stops,
            only.stream().map(i -> new CarrierCode("A" + i)).toList(),
            List.of(LX, BA),
            window ? new Window(LocalTime.ofSecondOfDay(60L * from), LocalTime.of(23, 59)) : null);

    assertThat(FareFilter.of(filter.text())).isEqualTo(filter);
    assertThat(filter.text()).hasSizeLessThanOrEqualTo(300);
  }

  @Test
  void refusesWhatNothingCouldPass() {
    assertThat(FareFilter.of(null).isNone()).isTrue();
    assertThat(FareFilter.of("").isNone()).isTrue();
    assertThatThrownBy(() -> new FareFilter(2, List.of(), List.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FareFilter(null, List.of(LX), List.of(LX), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Window(LocalTime.NOON, LocalTime.of(11, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FareFilter.of("colour=red"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
