package dev.farehawk.demo;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareFilter;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchView;
import dev.faremarket.Route;
import dev.faremarket.judge.FareKey;
import dev.faremarket.judge.JudgedWatch;
import dev.faremarket.judge.Message;
import dev.faremarket.judge.Message.Channel;
import dev.faremarket.judge.OfferFilter;
import dev.faremarket.judge.WatchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts what arrived at the channels, and what was asked for, into the judge's words. */
final class Evidences {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<Long, FareKey> fares;
  private final Map<String, OfferFilter> filters;

  /**
   * For one run.
   *
   * @param queries every fare query of the run, once
   * @param watches every watch of the run
   */
  Evidences(Collection<FareQueryRef> queries, Collection<WatchView> watches) {
    fares = queries.stream().collect(Collectors.toMap(FareQueryRef::id, Evidences::fare));
    filters = filters(watches);
  }

  /** Which offers each watch is about, by its id; those about all are left out. */
  static Map<String, OfferFilter> filters(Collection<WatchView> watches) {
    Map<String, OfferFilter> filters = new HashMap<>();
    for (WatchView watch : watches) {
      OfferFilter filter = filter(watch.journey().filter());
      if (filter != null) {
        filters.put(watch.id().toString(), filter);
      }
    }
    return filters;
  }

  /** A filter in the judge's words; null for one that lets everything pass. */
  static @Nullable OfferFilter filter(FareFilter filter) {
    if (filter.departs() != null) {
      throw new IllegalArgumentException("the judge does not know departure windows");
    }
    return filter.isNone()
        ? null
        : OfferFilter.of(filter.mostStops(), codes(filter.only()), codes(filter.without()));
  }

  private static Set<String> codes(Set<CarrierCode> carriers) {
    return carriers.stream().map(CarrierCode::iata).collect(Collectors.toSet());
  }

  static FareKey fare(FareQueryRef ref) {
    FareQuery query = ref.query();
    return fare(
        query.market().origin().iata(),
        query.market().destination().iata(),
        query.departure(),
        query.returning());
  }

  static JudgedWatch watch(WatchView watch) {
    return new JudgedWatch(
        watch.id().toString(), watch.status().createdAt(), fares(watch), rule(watch.rule()), true);
  }

  /** What a watch compares prices within. */
  static Set<FareKey> fares(WatchView watch) {
    OfferFilter filter = filter(watch.journey().filter());
    return watch.fareQueries().stream()
        .map(ref -> fare(ref).of(filter))
        .collect(Collectors.toSet());
  }

  private static WatchRule rule(Rule rule) {
    return switch (rule) {
      case Rule.OracleSays() -> new WatchRule.OracleSays();
      case Rule.TargetPrice(var target) -> new WatchRule.Target(target.minor());
      case Rule.FallsBy(int percent) -> new WatchRule.FallsBy(percent);
      case Rule.FallsByAmount _, Rule.NewLow _ ->
          throw new IllegalArgumentException("the judge does not know the rule " + rule);
    };
  }

  private static FareKey fare(
      String origin, String destination, LocalDate departure, @Nullable LocalDate returning) {
    return new FareKey(new Route(origin, destination), departure, returning);
  }

  /** What the mails said; those that are no alerts say nothing. */
  List<Message> mails(List<CaughtMail> mails) {
    List<Message> messages = new ArrayList<>();
    mails.forEach(mail -> mail(mail).ifPresent(messages::add));
    return messages;
  }

  private Optional<Message> mail(CaughtMail mail) {
    String alert = mail.header("X-Farehawk-Alert");
    if (alert == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Message(
            new Message.Ids(alert, wire(mail), required(mail, "X-Farehawk-Watch")),
            Channel.EMAIL,
            mail.receivedAt(),
            fare(
                Long.parseLong(required(mail, "X-Farehawk-Fare-Query")),
                required(mail, "X-Farehawk-Watch")),
            Long.parseLong(required(mail, "X-Farehawk-Price").split(" ", -1)[0]),
            Instant.parse(required(mail, "X-Farehawk-Recorded"))));
  }

  private FareKey fare(long fareQuery, String watch) {
    return Objects.requireNonNull(fares.get(fareQuery), () -> "no fare query " + fareQuery)
        .of(filters.get(watch));
  }

  /**
   * What the inboxes show.
   *
   * @param database of the service
   */
  List<Message> inboxes(JdbcClient database) {
    return inboxes(database, Part.WHOLE);
  }

  /** As {@link #inboxes(JdbcClient)}, of some of the fare queries. */
  List<Message> inboxes(JdbcClient database, Part part) {
    return database
        .sql(
            """
            SELECT a.id AS alert, d.id AS wire, a.watch, d.accepted_at, a.fare_query, a.amount_minor,
                   a.recorded_at
            FROM delivery d JOIN alert a ON a.id = d.alert
            WHERE d.channel = 'INBOX' AND d.state = 'ACCEPTED' AND d.kind = 'ALERT'
              AND a.fare_query % :parts = :part
            """)
        .param("parts", part.of())
        .param("part", part.number())
        .query((row, number) ->
            new Message(
                new Message.Ids(
                    row.getString("alert"), row.getString("wire"), row.getString("watch")),
                Channel.INBOX,
                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                fare(row.getLong("fare_query"), row.getString("watch")),
                row.getLong("amount_minor"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The wire id of every attempt that was sent and never answered. */
  static List<String> ambiguousWires(JdbcClient database) {
    return database
        .sql(
            """
            SELECT delivery FROM attempt
            WHERE outcome = 'AMBIGUOUS' OR outcome = 'STARTED' AND ended_at IS NULL
            """)
        .query((row, number) -> row.getString("delivery"))
        .list();
  }

  /** The delivery's id: what stands before the at sign of the message id. */
  static String wire(CaughtMail mail) {
    return required(mail, "Message-ID").replaceAll("^<|@.*$", "");
  }

  static String required(CaughtMail mail, String header) {
    return Objects.requireNonNull(mail.header(header), () -> "a mail without " + header);
  }

  /** What the webhooks said; those that are no alerts say nothing. */
  List<Message> hooks(List<CaughtHook> hooks) {
    return hooks.stream().flatMap(hook -> hook(hook).stream()).toList();
  }

  private Optional<Message> hook(CaughtHook hook) {
    JsonNode body = JSON.readTree(hook.body());
    if (!body.path("type").asString().equals("fare.alert")) {
      return Optional.empty();
    }
    JsonNode data = body.get("data");
    return Optional.of(
        new Message(
            new Message.Ids(
                data.get("alert").asString(), hook.id(), data.at("/watch/id").asString()),
            Channel.WEBHOOK,
            hook.receivedAt(),
            fare(
                    data.at("/fare/origin").asString(),
                    data.at("/fare/destination").asString(),
                    LocalDate.parse(data.at("/fare/departure").asString()),
                    data.at("/fare/return").isString()
                        ? LocalDate.parse(data.at("/fare/return").asString())
                        : null)
                .of(filters.get(data.at("/watch/id").asString())),
            data.at("/price/minor").asLong(),
            Instant.parse(data.at("/times/recorded").asString())));
  }
}
