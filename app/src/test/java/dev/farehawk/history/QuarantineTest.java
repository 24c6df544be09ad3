package dev.farehawk.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.history.Quarantine.Held;
import dev.farehawk.platform.Columns;
import dev.farehawk.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator's word on a price that the recorder holds back. */
class QuarantineTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient sql = JdbcClient.create(database.dataSource());
  private final Recorder recorder = new Recorder(database.dataSource());
  private final FareQueryRef query = recorder.add(Looks.someQuery().query());
  private final Looks looks = Looks.at(query);
  private final List<String> along = new ArrayList<>();
  private Instant sighted = Instant.EPOCH;

  @BeforeEach
  void aPriceIsHeldBack() {
    recorder.record(looks.shows("LX 120", "TP 130"));
    recorder.record(looks.shows("LX 40", "TP 130"));
    sighted = looks.now();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void showsWhatIsHeldAndWhy() {
    Held held = recorder.quarantine().open(10).getFirst();

    assertThat(held.fare()).isEqualTo(query);
    assertThat(held.price()).isEqualTo(new Money(40_00, "CHF"));
    assertThat(held.current()).isEqualTo(120_00);
    assertThat(held.tooLow()).isTrue();
    assertThat(held.observedAt()).isEqualTo(sighted);
    assertThat(held.carrier()).isEqualTo("LX");
    assertThat(recorder.quarantine().decided(10)).isEmpty();
  }

  @Test
  void believingItIsASecondLook() {
    assertThat(decide(true)).isTrue();

    assertThat(amounts()).containsExactly(120_00L, 40_00L);
    assertThat(
            sql.sql("SELECT sighted_at FROM price_change WHERE amount_minor = 4000")
                .query((row, _) -> Columns.instant(row, "sighted_at"))
                .single())
        .as("seen when it was first sighted")
        .isEqualTo(sighted);
    assertThat(along).containsExactly("in the transaction");
    assertThat(recorder.quarantine().open(10)).isEmpty();
    assertThat(recorder.quarantine().decided(10).getFirst().state()).isEqualTo("CONFIRMED");
    assertThat(
            sql.sql("SELECT amount_minor FROM current_price WHERE carrier = 'TP'")
                .query(Long.class)
                .single())
        .as("what else was on sale still is")
        .isEqualTo(130_00);
    recorder.record(looks.shows("LX 40", "TP 130"));
    assertThat(amounts()).as("the next look shows nothing new").hasSize(2);
  }

  @Test
  void refusingItIsAGlitchUntilItShowsAgain() {
    long id = recorder.quarantine().open(10).getFirst().id();
    assertThat(decide(false)).isTrue();

    assertThat(amounts()).containsExactly(120_00L);
    assertThat(recorder.quarantine().decided(10).getFirst().state()).isEqualTo("REJECTED");
    assertThat(recorder.quarantine().decide(id, true, () -> along.add("again"))).isFalse();
    assertThat(along).containsExactly("in the transaction");
    recorder.record(looks.shows("LX 40", "TP 130"));
    assertThat(recorder.quarantine().open(10)).hasSize(1);
    recorder.record(looks.shows("LX 40", "TP 130"));
    assertThat(amounts()).as("a real second look is believed").hasSize(2);
  }

  @Test
  void whereTheDecisionCannotBeWrittenDownNothingIsDecided() {
    long id = recorder.quarantine().open(10).getFirst().id();

    assertThatThrownBy(() ->
            recorder
                .quarantine()
                .decide(
                    id,
                    true,
                    () -> {
                      throw new IllegalStateException("no audit entry");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(recorder.quarantine().open(10)).hasSize(1);
    assertThat(amounts()).containsExactly(120_00L);
    recorder.record(looks.shows("LX 40", "TP 130"));
    assertThat(amounts()).containsExactly(120_00L, 40_00L);
  }

  @Test
  void whatALookHasSettledMeanwhileIsNoLongerAnOperators() {
    long id = recorder.quarantine().open(10).getFirst().id();
    recorder.record(looks.shows("LX 121", "TP 130"));

    assertThat(recorder.quarantine().decide(id, true, () -> along.add("too late"))).isFalse();

    assertThat(along).isEmpty();
  }

  private boolean decide(boolean believe) {
    Quarantine quarantine = recorder.quarantine();
    return quarantine.decide(
        quarantine.open(10).getFirst().id(), believe, () -> along.add("in the transaction"));
  }

  private List<Long> amounts() {
    return new PriceHistories(database.dataSource())
            .load(
                List.of(new PriceHistories.AsOf(query.id(), looks.now().plus(Duration.ofHours(1)))))
            .getFirst()
            .points()
            .stream()
            .map(Point::amountMinor)
            .toList();
  }
}
