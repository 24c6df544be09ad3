package dev.farehawk.ops.insight;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.platform.Columns;
import dev.farehawk.watch.ExpandMonth;
import dev.farehawk.watch.ExpandMonth.Months;
import dev.farehawk.watch.ExpandMonth.Question;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads calendars of markets from the prices that are stored; asks no fare source. */
@Component
public final class MarketCalendars {

  private final ExpandMonth expand;
  private final JdbcClient database;

  MarketCalendars(ExpandMonth expand, DataSource source) {
    this.expand = expand;
    this.database = JdbcClient.create(source);
  }

  /**
   * One month.
   *
   * @throws dev.farehawk.watch.InvalidWatch if there is no such calendar, with what to ask instead
   */
  public MarketCalendar of(Question asked, Instant now) {
    Months months = expand.expand(asked, now);
    return MarketCalendar.of(months, prices(months.fares()), now);
  }

  /**
   * In one statement of at most {@value ExpandMonth#MOST_FARES} fares a month: each is found by its
   * whole key, so that neither other stays nor other parties are read.
   */
  private List<DatePrice> prices(List<FareQuery> fares) {
    // fare_query_origin_destination_departure_return_date_adults_key, current_price_pkey,
    // fare_query_seen_pkey
    return database
        .sql(
            """
            SELECT w.place, c.amount_minor, greatest(c.observed_at, s.live_at) AS seen
            FROM unnest(:origins::char(3)[], :destinations::char(3)[], :departures::date[],
                        :returns::date[], :adults::smallint[], :cabins::text[],
                        :countries::char(2)[], :currencies::char(3)[])
              WITH ORDINALITY AS w (origin, destination, departure, return_date, adults, cabin,
                                    point_of_sale, currency, place)
            JOIN fare_query f
              ON f.origin = w.origin AND f.destination = w.destination
              AND f.departure = w.departure AND f.return_date IS NOT DISTINCT FROM w.return_date
              AND f.adults = w.adults AND f.cabin = w.cabin
              AND f.point_of_sale = w.point_of_sale AND f.currency = w.currency
            JOIN current_price c ON c.fare_query = f.id AND c.provider = '*'
            LEFT JOIN fare_query_seen s ON s.fare_query = f.id
            """)
        .param("origins", Columns.texts(fares, fare -> fare.market().origin()))
        .param("destinations", Columns.texts(fares, fare -> fare.market().destination()))
        .param("departures", Columns.texts(fares, FareQuery::departure))
        .param("returns", Columns.texts(fares, FareQuery::returning))
        .param("adults", Columns.ints(fares, FareQuery::adults))
        .param("cabins", Columns.texts(fares, FareQuery::cabin))
        .param("countries", Columns.texts(fares, FareQuery::pointOfSale))
        .param("currencies", Columns.texts(fares, FareQuery::currency))
        .query((row, _) ->
            new DatePrice(
                Objects.requireNonNull(fares.get(row.getInt("place") - 1)),
                row.getObject("amount_minor", Long.class),
                Columns.instant(row, "seen")))
        .list();
  }
}
