package dev.farehawk.demo;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.watch.WatchView;
import dev.faremarket.judge.CorrectionMessage;
import dev.faremarket.judge.FareKey;
import dev.faremarket.judge.Message.Channel;
import dev.faremarket.judge.OfferFilter;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts what arrived about fares that are gone into the judge's words. */
final class CorrectionEvidences {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<Long, FareKey> fares;
  private final Map<String, OfferFilter> filters;

  /**
   * For one run.
   *
   * @param queries every fare query of the run, once
   * @param watches every watch of the run
   */
  CorrectionEvidences(Collection<FareQueryRef> queries, Collection<WatchView> watches) {
    fares = queries.stream().collect(Collectors.toMap(FareQueryRef::id, Evidences::fare));
    filters = Evidences.filters(watches);
  }

  /** Everything that arrived. */
  List<CorrectionMessage> all(List<CaughtMail> mails, List<CaughtHook> hooks, JdbcClient database) {
    return all(mails, hooks, database, Part.WHOLE);
  }

  /** As {@link #all(List, List, JdbcClient)}, of some of the fare queries. */
  List<CorrectionMessage> all(
      List<CaughtMail> mails, List<CaughtHook> hooks, JdbcClient database, Part part) {
    List<CorrectionMessage> messages = new ArrayList<>(inboxes(database, part));
    mails.stream()
        .filter(mail -> mail.header("X-Farehawk-Correction") != null)
        .map(this::mail)
        .forEach(messages::add);
    for (CaughtHook hook : hooks) {
      JsonNode body = JSON.readTree(hook.body());
      if (body.path("type").asString().equals("fare.corrected")) {
        messages.add(hook(hook, body.get("data")));
      }
    }
    return messages;
  }

  private CorrectionMessage mail(CaughtMail mail) {
    String price = mail.header("X-Farehawk-Price");
    return new CorrectionMessage(
        new CorrectionMessage.Ids(
            Evidences.required(mail, "X-Farehawk-Correction"),
            Evidences.wire(mail),
            Evidences.required(mail, "X-Farehawk-Corrects"),
            Evidences.required(mail, "X-Farehawk-Watch")),
        Channel.EMAIL,
        mail.receivedAt(),
        fare(
            Long.parseLong(Evidences.required(mail, "X-Farehawk-Fare-Query")),
            Evidences.required(mail, "X-Farehawk-Watch")),
        minor(Evidences.required(mail, "X-Farehawk-Told")),
        price == null ? null : (Long) minor(price));
  }

  private CorrectionMessage hook(CaughtHook hook, JsonNode data) {
    JsonNode price = data.at("/price/minor");
    return new CorrectionMessage(
        new CorrectionMessage.Ids(
            data.get("correction").asString(),
            hook.id(),
            data.get("alert").asString(),
            data.at("/watch/id").asString()),
        Channel.WEBHOOK,
        hook.receivedAt(),
        fare(data.at("/fare/id").asLong(), data.at("/watch/id").asString()),
        data.at("/told/minor").asLong(),
        price.isMissingNode() ? null : (Long) price.asLong());
  }

  private List<CorrectionMessage> inboxes(JdbcClient database, Part part) {
    return database
        .sql(
            """
            SELECT c.id, d.id AS wire, c.alert, a.watch, d.accepted_at, a.fare_query,
                   a.amount_minor AS told, c.amount_minor
            FROM delivery d
            JOIN correction c ON c.alert = d.alert
            JOIN alert a ON a.id = d.alert
            WHERE d.channel = 'INBOX' AND d.state = 'ACCEPTED' AND d.kind = 'CORRECTION'
              AND a.fare_query % :parts = :part
            """)
        .param("parts", part.of())
        .param("part", part.number())
        .query((row, _) -> {
          @Nullable Long minor = row.getObject("amount_minor", Long.class);
          return new CorrectionMessage(
              new CorrectionMessage.Ids(
                  row.getString("id"),
                  row.getString("wire"),
                  row.getString("alert"),
                  row.getString("watch")),
              Channel.INBOX,
              row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
              fare(row.getLong("fare_query"), row.getString("watch")),
              row.getLong("told"),
              minor);
        })
        .list();
  }

  private FareKey fare(long fareQuery, String watch) {
    return Objects.requireNonNull(fares.get(fareQuery), () -> "no fare query " + fareQuery)
        .of(filters.get(watch));
  }

  private static long minor(String price) {
    return Long.parseLong(price.split(" ", -1)[0]);
  }
}
