package dev.farehawk.demo;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.history.HistoryConfig;
import dev.farehawk.oracle.Oracle;
import dev.faremarket.judge.Evidence;
import dev.faremarket.judge.FareKey;
import dev.faremarket.judge.GroundTruth;
import dev.faremarket.judge.IndependentJudge;
import dev.faremarket.judge.JudgedWatch;
import dev.faremarket.judge.Judgement;
import dev.faremarket.judge.Message;
import dev.faremarket.judge.PricePoint;
import dev.faremarket.judge.Terms;
import dev.faremarket.judge.Tolerance;
import dev.faremarket.judge.WatchRule;
import dev.faremarket.server.LoggedReply;
import dev.faremarket.server.ReplyLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges a run that is too large to be judged at once, part by part: every watch is about one fare,
 * so that no part needs to know of another.
 */
final class LoadJudge {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LoadWorld world;
  private final JdbcClient database;
  private final Oracle oracle;
  private final HistoryConfig history;
  private final Proof.Sinks sinks;

  LoadJudge(
      LoadWorld world,
      JdbcClient database,
      Oracle oracle,
      HistoryConfig history,
      Proof.Sinks sinks) {
    this.world = world;
    this.database = database;
    this.oracle = oracle;
    this.history = history;
    this.sinks = sinks;
  }

  /**
   * Judges one part.
   *
   * @param replies what the part's fares were shown, a line each
   */
  Judgement judge(Part part, Path replies, Duration deadline, Instant endOfPolls) {
    Map<FareKey, FareQueryRef> queries = new HashMap<>();
    world.fares(part).forEach(ref -> queries.put(Evidences.fare(ref), ref));
    Terms terms = Proof.terms(deadline, endOfPolls, history, Tolerance.usual());
    return new IndependentJudge(terms, new JudgedOracle(oracle, queries))
        .judge(evidence(part, queries, replies, endOfPolls));
  }

  private Evidence evidence(
      Part part, Map<FareKey, FareQueryRef> queries, Path replies, Instant endOfPolls) {
    GroundTruth truth = new GroundTruth(world.view());
    Map<FareKey, List<PricePoint>> past = new HashMap<>();
    queries.forEach((fare, ref) -> {
      Backfill given = world.past(ref.id());
      past.put(fare, truth.history(fare, given.start(), given.end()));
    });
    Evidences evidences = new Evidences(queries.values(), List.of());
    List<CaughtMail> mails = mails(part);
    List<CaughtHook> hooks = hooks(part);
    List<Message> messages = new ArrayList<>();
    messages.addAll(evidences.mails(mails));
    messages.addAll(evidences.hooks(hooks));
    messages.addAll(evidences.inboxes(database, part));
    return new Evidence(
        past,
        replies(replies),
        truth.changes(queries.keySet(), world.view().clock().start(), endOfPolls),
        watches(part),
        messages,
        new CorrectionEvidences(queries.values(), List.of()).all(mails, hooks, database, part),
        Evidences.ambiguousWires(database));
  }

  private static List<LoggedReply> replies(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(ReplyLine::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<JudgedWatch> watches(Part part) {
    return database
        .sql(
            """
            SELECT w.id, w.created_at, w.rule, w.rule_minor, q.fare_query
            FROM watch_query q JOIN watch w ON w.id = q.watch
            WHERE q.fare_query % :parts = :part
            """)
        .param("parts", part.of())
        .param("part", part.number())
        .query((row, _) ->
            new JudgedWatch(
                row.getString("id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Set.of(Evidences.fare(world.fare(row.getLong("fare_query")))),
                row.getString("rule").equals("TARGET")
                    ? new WatchRule.Target(row.getLong("rule_minor"))
                    : new WatchRule.OracleSays(),
                true))
        .list();
  }

  private List<CaughtMail> mails(Part part) {
    return sinks.mails().all().stream()
        .filter(mail -> {
          String fare = mail.header("X-Farehawk-Fare-Query");
          return fare != null && part.has(Long.parseLong(fare));
        })
        .toList();
  }

  private List<CaughtHook> hooks(Part part) {
    return sinks.hooks().all().stream()
        .filter(hook -> {
          JsonNode fare = JSON.readTree(hook.body()).at("/data/fare/id");
          return fare.isNumber() && part.has(fare.asLong());
        })
        .toList();
  }
}
