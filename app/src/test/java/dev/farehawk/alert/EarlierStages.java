package dev.farehawk.alert;

import dev.farehawk.fare.Money;
import dev.farehawk.oracle.Verdict.Answer;
import dev.farehawk.platform.Columns;
import dev.farehawk.watch.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the rows that the stages before alert and delivery would have written. */
public final class EarlierStages {

  /** When everything here was created. */
  public static final Instant CREATED = Instant.parse("2026-05-01T00:00:00Z");

  /** Departure of every fare query. */
  public static final LocalDate DEPARTURE = LocalDate.parse("2026-09-01");

  private final JdbcClient jdbc;
  private long people;
  private int days;

  /** On a fresh database. */
  public EarlierStages(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  /** Somebody who lives in Skopje's zone. */
  public UUID account() {
    UUID id = new UUID(0x7000L, ++people);
    jdbc.sql(
            """
            INSERT INTO account (id, email, email_key, password_hash, zone, created_at)
            VALUES (:id, :email, :email, 'x', 'Europe/Skopje', :at)
            """)
        .param("id", id)
        .param("email", "person" + people + "@example.org")
        .param("at", Columns.utc(CREATED))
        .update();
    return id;
  }

  /** An active endpoint. */
  public long endpoint(
      UUID account, String channel, String address, byte @Nullable [] secret, int preference) {
    return jdbc.sql(
            """
            INSERT INTO endpoint (account, channel, address, secret, state, preference, created_at)
            VALUES (:account, :channel, :address, :secret, 'ACTIVE', :preference, :at)
            RETURNING id
            """)
        .param("account", account)
        .param("channel", channel)
        .param("address", address)
        .param("secret", secret)
        .param("preference", preference)
        .param("at", Columns.utc(CREATED))
        .query(Long.class)
        .single();
  }

  /** A new fare query from Skopje to Malmö, on a day of its own. */
  public long fareQuery() {
    return jdbc.sql(
            """
            INSERT INTO fare_query (origin, destination, departure, adults, cabin, point_of_sale,
                                    currency, created_at)
            VALUES ('SKP', 'MMX', :departure, 1, 'ECONOMY', 'MK', 'EUR', :at)
            RETURNING id
            """)
        .param("departure", DEPARTURE.plusDays(days++))
        .param("at", Columns.utc(CREATED))
        .query(Long.class)
        .single();
  }

  /** A watch on these fare queries. */
  public UUID watch(UUID account, @Nullable String label, Rule rule, long... fareQueries) {
    return watches(List.of(account), label, rule, fareQueries).getFirst();
  }

  /** One watch for each of these accounts, written in one go. */
  public List<UUID> watches(
      List<UUID> accounts, @Nullable String label, Rule rule, long... fareQueries) {
    List<UUID> ids = new ArrayList<>();
    for (UUID account : accounts) {
      ids.add(new UUID(0x9000_0000L + ++people, account.getLeastSignificantBits()));
    }
    Long target =
        switch (rule) {
          case Rule.TargetPrice(Money price) -> (Long) price.minor();
          case Rule.FallsByAmount(Money fall) -> (Long) fall.minor();
          case Rule.OracleSays _, Rule.FallsBy _, Rule.NewLow _ -> null;
        };
    Integer percent = rule instanceof Rule.FallsBy(int fall) ? (Integer) fall : null;
    Integer days = rule instanceof Rule.NewLow low ? low.days() : null;
    String name =
        switch (rule) {
          case Rule.OracleSays ignored -> "ORACLE";
          case Rule.TargetPrice ignored -> "TARGET";
          case Rule.FallsBy ignored -> "FALLS_BY";
          case Rule.FallsByAmount ignored -> "FALLS_BY_AMOUNT";
          case Rule.NewLow ignored -> "NEW_LOW";
        };
    jdbc.sql(
            """
            INSERT INTO watch (id, account, label, origin, destination, depart_from, depart_to,
                               rule, rule_minor, rule_percent, rule_days, currency, lifecycle,
                               created_at, changed_at)
            SELECT one.id, one.account, :label, 'SKP', 'MMX', :departure, :departure, :rule,
                   :target, :percent, CAST(:days AS smallint), 'EUR', 'ACTIVE', :at, :at
            FROM unnest(CAST(:ids AS uuid[]), CAST(:accounts AS uuid[])) AS one(id, account)
            """)
        .param("ids", Columns.texts(ids, id -> id))
        .param("accounts", Columns.texts(accounts, id -> id))
        .param("label", label)
        .param("departure", DEPARTURE)
        .param("rule", name)
        .param("target", target)
        .param("percent", percent)
        .param("days", days)
        .param("at", Columns.utc(CREATED))
        .update();
    for (long fareQuery : fareQueries) {
      jdbc.sql(
              "INSERT INTO watch_query (fare_query, watch) SELECT :query, unnest(CAST(:ids AS uuid[]))")
          .param("query", fareQuery)
          .param("ids", Columns.texts(ids, id -> id))
          .update();
    }
    return ids;
  }

  /** The price of a fare query changed at this time, and the oracle has judged it. */
  public long change(long fareQuery, @Nullable Long before, long minor, Answer answer, Instant at) {
    return written("CHANGED", fareQuery, before, minor, answer, at);
  }

  /** Nothing is on sale any more from this time on. */
  public long unavailable(long fareQuery, long before, Instant at) {
    return written("UNAVAILABLE", fareQuery, before, null, Answer.NOT_WORTHY, at);
  }

  private long written(
      String kind,
      long fareQuery,
      @Nullable Long before,
      @Nullable Long minor,
      Answer answer,
      Instant at) {
    long change =
        jdbc.sql(
                """
                INSERT INTO price_change (fare_query, kind, amount_minor, previous_minor, provider,
                                          carrier, observed_at, sighted_at, recorded_at, request_id,
                                          judged)
                VALUES (:query, :kind, :minor, :before, 'sky', 'W6', :at, :at, :at, 'r1', true)
                RETURNING id
                """)
            .param("kind", kind)
            .param("query", fareQuery)
            .param("minor", minor)
            .param("before", before)
            .param("at", Columns.utc(at))
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            INSERT INTO verdict (change, fare_query, answer, score, oracle, explanation, judged_at)
            VALUES (:change, :query, :answer, 0.9, 'statistical/1', CAST(:why AS jsonb), :at)
            """)
        .param("change", change)
        .param("query", fareQuery)
        .param("answer", answer.name())
        .param(
            "why",
            """
            {"percentile": 0.03, "samples": 41, "observedDays": 58.5, "typicalLowMinor": 9000,
             "typicalMedianMinor": 11000, "typicalHighMinor": 13000, "comparableDates": 0,
             "words": "Cheaper than 97 % of the time in 58 days."}
            """)
        .param("at", Columns.utc(at))
        .update();
    return change;
  }
}
