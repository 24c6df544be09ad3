package dev.farehawk.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Observation;
import dev.farehawk.history.PriceHistory.Point;
import dev.farehawk.platform.Wake;
import dev.farehawk.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class RecordObservationsTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient sql = JdbcClient.create(database.dataSource());
  private final Recorder recorder = new Recorder(database.dataSource());
  private final FareQueryRef query = recorder.add(Looks.someQuery().query());
  private final Looks looks = Looks.at(query);

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void oneBatchWritesPointsCurrentPricesAndChangesInOrder() {
    RecordObservations.Outcome outcome =
        recorder.record(looks.shows("LX 120", "TP 130"), looks.shows("LX 110", "TP 130"));

    assertThat(outcome.points()).isEqualTo(5);
    assertThat(outcome.changes()).isEqualTo(2);
    assertThat(history()).extracting(Point::amountMinor).containsExactly(12_000L, 11_000L);
    assertThat(new Changes(database.dataSource()).waiting()).isEqualTo(2);
    CurrentPrices.CurrentPrice now =
        new CurrentPrices(database.dataSource()).of(List.of(query.id())).get(query.id());
    assertThat(now).isNotNull();
    assertThat(now.amountMinor()).isEqualTo(11_000);
    assertThat(now.series().carrier().iata()).isEqualTo("LX");
  }

  @Test
  void theSameBatchAgainChangesNothingEvenAfterARestart() {
    Observation[] batch = {looks.shows("LX 120"), looks.shows("LX 110")};
    recorder.record(batch);
    recorder.restart();

    RecordObservations.Outcome again = recorder.record(batch);

    assertThat(again.points()).isZero();
    assertThat(again.changes()).isZero();
    assertThat(history()).hasSize(2);
  }

  @Test
  void whatIsInMemoryAndWhatIsReadBackGiveTheSameAnswers() {
    FareQueryRef twin =
        recorder.add(
            FareQuery.oneWay(
                query.query().market(), query.query().departure().plusDays(1), "CH", "CHF"));
    Looks other = Looks.at(twin);
    for (String price : List.of("LX 120", "LX 130", "LX 40", "LX 40", "TP 200", "LX 39")) {
      recorder.record(looks.shows(price));
    }
    for (String price : List.of("LX 120", "LX 130", "LX 40", "LX 40", "TP 200", "LX 39")) {
      recorder.restart();
      recorder.record(other.shows(price));
    }

    assertThat(rows("price_point", "amount_minor", twin.id()))
        .isEqualTo(rows("price_point", "amount_minor", query.id()));
    assertThat(rows("price_change", "sighted_at", twin.id()))
        .isEqualTo(rows("price_change", "sighted_at", query.id()));
    assertThat(rows("quarantined_price", "state", twin.id()))
        .isEqualTo(rows("quarantined_price", "state", query.id()));
  }

  @Test
  void aDoubtfulPriceIsKeptAsideAndAskedForAgainInTime() {
    recorder.record(looks.shows("LX 120"));
    recorder.record(looks.shows("LX 1"));

    assertThat(recorder.asks()).hasSize(1);
    assertThat(recorder.asks().getFirst().by()).isEqualTo(looks.now().plus(Duration.ofMinutes(2)));
    assertThat(rows("quarantined_price", "state", query.id())).containsExactly("OPEN");
    recorder.record(looks.shows("LX 119"));
    assertThat(rows("quarantined_price", "state", query.id())).containsExactly("REJECTED");
  }

  @Test
  void aBatchThatCannotBeWrittenLeavesNothingBehindAndMayBeTriedAgain() {
    FareQueryRef ghost = new FareQueryRef(9_999, query.query());
    Observation good = looks.shows("LX 120");

    assertThatThrownBy(() -> recorder.record(good, Looks.at(ghost).shows("LX 120")))
        .isInstanceOf(DataAccessException.class);

    assertThat(history()).isEmpty();
    assertThat(recorder.record(good).changes()).isEqualTo(1);
  }

  @Test
  void theLoopKeepsABatchUntilItIsRecorded() throws InterruptedException {
    HistorySink sink = new HistorySink(10, new Wake());
    RecordObservations record =
        new RecordObservations(
            database.dataSource(),
            HistoryConfig.defaults(),
            new RecordObservations.Asks(ask -> true, Duration.ofMinutes(2), looks::now),
            new ChangesRecorded(new Wake()));
    RecordLoop loop = new RecordLoop(sink, record, 1);
    sink.accept(looks.shows("LX 120"));
    sink.accept(looks.shows("LX 110"));
    sql.sql("ALTER TABLE price_change RENAME TO elsewhere").update();

    assertThatThrownBy(loop::run).isInstanceOf(DataAccessException.class);
    sql.sql("ALTER TABLE elsewhere RENAME TO price_change").update();

    assertThat(loop.run()).isTrue();
    assertThat(loop.run()).isFalse();
    assertThat(history()).extracting(Point::amountMinor).containsExactly(12_000L, 11_000L);
  }

  @Test
  void theChartBeginsWithThePriceThatStoodAtItsBeginning() {
    recorder.record(looks.shows("LX 120", "TP 130"));
    Instant from = looks.now().plusSeconds(1);
    recorder.record(looks.shows("LX 110", "TP 130"));

    PriceChart.Chart chart =
        new PriceChart(database.dataSource()).of(query.id(), from, looks.now());

    assertThat(chart.overall().steps())
        .extracting(Point::amountMinor)
        .containsExactly(12_000L, 11_000L);
    assertThat(chart.carriers())
        .extracting(line -> line.series().carrier().iata())
        .containsExactly("LX", "TP");
  }

  @Test
  void pointsOfAnyMonthFindTheirPartition() {
    recorder.record(looks.shows("LX 120"));
    looks.later(Duration.ofDays(70));
    recorder.record(looks.shows("LX 110"));
    new PricePartitions(database.dataSource()).ensureAhead(looks.now());

    assertThat(history()).hasSize(2);
  }

  private List<Point> history() {
    return new PriceHistories(database.dataSource())
        .load(List.of(new PriceHistories.AsOf(query.id(), looks.now())))
        .getFirst()
        .points();
  }

  private List<Object> rows(String table, String column, long id) {
    return sql
        .sql("SELECT * FROM " + table + " WHERE fare_query = ? ORDER BY observed_at, carrier")
        .param(id)
        .query((row, _) -> row.getObject(column))
        .list()
        .stream()
        .map(String::valueOf)
        .map(Object.class::cast)
        .toList();
  }
}
