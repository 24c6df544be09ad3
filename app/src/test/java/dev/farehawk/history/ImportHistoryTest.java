package dev.farehawk.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Observation;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.history.ImportHistory.Past;
import dev.farehawk.history.ImportHistory.Step;
import dev.farehawk.platform.Wake;
import dev.farehawk.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ImportHistoryTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient sql = JdbcClient.create(database.dataSource());
  private final Recorder recorder = new Recorder(database.dataSource());
  private final FareQueryRef recorded = recorder.add(Looks.someQuery().query());
  private final FareQueryRef imported =
      recorder.add(
          FareQuery.oneWay(
              recorded.query().market(), recorded.query().departure().plusDays(1), "CH", "CHF"));
  private final RecordObservations record =
      new RecordObservations(
          database.dataSource(),
          HistoryConfig.defaults(),
          new RecordObservations.Asks(ask -> true, Duration.ofMinutes(2), () -> Looks.START),
          new ChangesRecorded(new Wake()));
  private final ImportHistory importHistory =
      new ImportHistory(database.dataSource(), record, () -> Looks.START);

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void writesTheRowsThatRecordingWouldHaveWritten() {
    Looks looks = Looks.at(recorded);
    List<Step> steps = new ArrayList<>();
    for (String[] prices :
        new String[][] {{"LX 120", "TP 130"}, {"LX 120", "TP 110"}, {"LX 90", "TP 110"}}) {
      Observation seen = looks.shows(prices);
      recorder.record(seen);
      for (Offer offer : seen.offers()) {
        steps.add(
            new Step(seen.observedAt(), offer.carrier(), offer.stops(), offer.price().minor()));
      }
    }

    ImportHistory.Outcome outcome =
        importHistory.importAll(List.of(new Past(imported.id(), "live", "import", steps)));

    assertThat(outcome).isEqualTo(new ImportHistory.Outcome(1, 7, 0));
    assertThat(rows("price_point", imported)).isEqualTo(rows("price_point", recorded)).hasSize(7);
    assertThat(rows("current_price", imported))
        .isEqualTo(rows("current_price", recorded))
        .hasSize(3);
    assertThat(changesOf(imported)).isZero();
    assertThat(changesOf(recorded)).isEqualTo(3);
  }

  @Test
  void leavesFareQueriesWithLivePricesAlone() {
    recorder.record(Looks.at(recorded).shows("LX 120"));

    ImportHistory.Outcome outcome =
        importHistory.importAll(
            List.of(new Past(recorded.id(), "live", "import", List.of(step(99L)))));

    assertThat(outcome).isEqualTo(new ImportHistory.Outcome(0, 0, 1));
  }

  @Test
  void theRecorderGoesOnFromWhatWasImported() {
    record.record(List.of(Looks.at(imported).by("other").shows()));
    importHistory.importAll(
        List.of(new Past(imported.id(), "live", "import", List.of(step(12_000L)))));

    Looks looks = Looks.at(imported).later(Duration.ofMinutes(1));

    assertThat(record.record(List.of(looks.by("live").shows("LX 120"))).points()).isZero();
    assertThat(record.record(List.of(looks.by("live").shows("LX 100"))).changes()).isEqualTo(1);
  }

  private static Step step(long minor) {
    return new Step(Looks.START, new CarrierCode("LX"), StopsClass.NONSTOP, minor);
  }

  private List<String> rows(String table, FareQueryRef query) {
    return sql.sql(
            """
            SELECT provider || carrier || stops || freshness || amount_minor || observed_at AS row
            FROM %s WHERE fare_query = ? ORDER BY observed_at, carrier
            """
                .formatted(table))
        .param(query.id())
        .query((row, _) -> row.getString("row"))
        .list();
  }

  private long changesOf(FareQueryRef query) {
    return sql.sql("SELECT count(*) FROM price_change WHERE fare_query = ?")
        .param(query.id())
        .query(Long.class)
        .single();
  }
}
