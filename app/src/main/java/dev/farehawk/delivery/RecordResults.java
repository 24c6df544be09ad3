package dev.farehawk.delivery;

import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoint;
import dev.farehawk.account.Endpoints;
import dev.farehawk.delivery.Outcome.Accepted;
import dev.farehawk.delivery.Outcome.Ambiguous;
import dev.farehawk.delivery.Outcome.Confirmed;
import dev.farehawk.delivery.Outcome.Permanent;
import dev.farehawk.delivery.Outcome.Retry;
import dev.farehawk.delivery.Outcome.Unreachable;
import dev.farehawk.platform.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what came of claims, in one transaction of the caller's for many. */
final class RecordResults {

  private static final int LONGEST_DETAIL = 500;

  /** After this many failed tries of a preferred endpoint its stand-ins are called. */
  private static final int TRIES_BEFORE_STAND_IN = 2;

  private final JdbcClient jdbc;
  private final Endpoints endpoints;
  private final Notices notices;
  private final RetrySchedule schedule;
  private final RandomGenerator random;

  RecordResults(
      JdbcClient jdbc,
      Endpoints endpoints,
      Notices notices,
      RetrySchedule schedule,
      RandomGenerator random) {
    this.jdbc = jdbc;
    this.endpoints = endpoints;
    this.notices = notices;
    this.schedule = schedule;
    this.random = random;
  }

  /** Where a delivery goes from here. */
  private record Step(Result result, String state, @Nullable Instant due, @Nullable String why) {

    Claim claim() {
      return result.claim();
    }

    @Nullable Instant acceptedAt() {
      return state.equals("ACCEPTED") ? result.at() : null;
    }
  }

  /**
   * Writes the results whose claims still hold.
   *
   * @return those that were written; the others came too late and are void
   */
  List<Result> record(List<Result> results) {
    List<Step> steps = results.stream().map(this::step).toList();
    Set<UUID> written = new HashSet<>(move(steps));
    List<Step> held =
        steps.stream().filter(step -> written.contains(step.claim().delivery())).toList();
    closeAttempts(held);
    List<Fared> along = takeAlong(held);
    List<Step> alerts = held.stream().filter(step -> step.claim().topic().isAlert()).toList();
    callStandIns(
        alerts.stream()
            .filter(step ->
                step.state().equals("DEAD")
                    || (step.state().equals("WAITING")
                        && step.claim().attempt() >= TRIES_BEFORE_STAND_IN))
            .toList(),
        along);
    dropStandIns(alerts.stream().filter(step -> step.state().equals("ACCEPTED")).toList(), along);
    held.forEach(this::disableIfGone);
    return held.stream().map(Step::result).toList();
  }

  private Step step(Result result) {
    return switch (result.outcome()) {
      case Accepted() -> new Step(result, "ACCEPTED", null, null);
      case Confirmed() -> new Step(result, "ACCEPTED", null, null);
      case Retry(Duration after, String why) -> again(result, after, why);
      case Unreachable(String why) -> again(result, null, why);
      case Ambiguous(String why) -> again(result, null, why);
      case Permanent(String why, boolean ignored) -> new Step(result, "DEAD", null, why);
    };
  }

  private Step again(Result result, @Nullable Duration after, String why) {
    Claim claim = result.claim();
    Optional<Instant> due =
        schedule.next(claim.attempt(), result.at(), claim.limits(), after, random);
    return due.map(when -> new Step(result, "WAITING", when, why))
        .orElseGet(() -> new Step(result, "DEAD", null, why));
  }

  private List<UUID> move(List<Step> steps) {
    return jdbc.sql(
            """
            UPDATE delivery d -- delivery_pkey
            SET state = news.state, due = coalesce(news.due, d.due),
                accepted_at = news.accepted_at,
                last_error = CASE WHEN d.held IS NOT NULL AND news.state = 'ACCEPTED' THEN NULL
                                  ELSE coalesce(news.why, d.last_error) END,
                leased_until = NULL
            FROM unnest(CAST(:ids AS uuid[]), :fences, :states, CAST(:due AS timestamptz[]),
                        CAST(:accepted AS timestamptz[]), :whys)
              AS news(id, fence, state, due, accepted_at, why)
            WHERE d.id = news.id AND d.fence = news.fence AND d.state = 'CLAIMED'
            RETURNING d.id
            """)
        .param("ids", Columns.texts(steps, step -> step.claim().delivery()))
        .param("fences", Columns.longs(steps, step -> step.claim().fence()))
        .param("states", Columns.texts(steps, Step::state))
        .param("due", Columns.texts(steps, Step::due))
        .param("accepted", Columns.texts(steps, Step::acceptedAt))
        .param("whys", Columns.texts(steps, step -> shortened(step.why())))
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  private void closeAttempts(List<Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE attempt -- attempt_pkey
            SET ended_at = news.at, outcome = news.outcome, detail = news.why
            FROM unnest(CAST(:ids AS uuid[]), :numbers, CAST(:at AS timestamptz[]), :outcomes,
                        :whys) AS news(delivery, number, at, outcome, why)
            WHERE attempt.delivery = news.delivery AND attempt.number = news.number
            """)
        .param("ids", Columns.texts(steps, step -> step.claim().delivery()))
        .param("numbers", Columns.ints(steps, step -> step.claim().attempt()))
        .param("at", Columns.texts(steps, step -> step.result().at()))
        .param("outcomes", Columns.texts(steps, step -> name(step.result().outcome())))
        .param("whys", Columns.texts(steps, step -> shortened(step.why())))
        .update();
  }

  /** An alert in somebody's digest, and how that fared. */
  private record Fared(UUID alert, boolean accepted) {}

  /** What goes along in a digest fares as its carrier does. */
  private List<Fared> takeAlong(List<Step> steps) {
    List<Step> digests =
        steps.stream()
            .filter(step -> step.claim().held() == Claim.Held.DIGEST)
            .filter(step ->
                !step.state().equals("WAITING") || step.claim().attempt() >= TRIES_BEFORE_STAND_IN)
            .toList();
    if (digests.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            UPDATE delivery d -- delivery_carried
            SET state = news.state, accepted_at = news.accepted_at,
                last_error = CASE WHEN news.state = 'ACCEPTED' THEN NULL
                                  ELSE coalesce(news.why, d.last_error) END
            FROM unnest(CAST(:ids AS uuid[]), :states, CAST(:accepted AS timestamptz[]),
                        CAST(:whys AS text[])) AS news(id, state, accepted_at, why)
            WHERE d.carried_by = news.id AND d.state = 'WAITING'
            RETURNING d.alert, d.state = 'ACCEPTED' AS accepted
            """)
        .param("ids", Columns.texts(digests, step -> step.claim().delivery()))
        .param("states", Columns.texts(digests, Step::state))
        .param("accepted", Columns.texts(digests, Step::acceptedAt))
        .param("whys", Columns.texts(digests, step -> shortened(step.why())))
        .query(
            (row, _) -> new Fared(row.getObject("alert", UUID.class), row.getBoolean("accepted")))
        .list();
  }

  private static String[] alerts(List<Step> steps, List<Fared> along, boolean accepted) {
    return Stream.concat(
            steps.stream().map(step -> step.claim().topic().id()),
            along.stream().filter(one -> one.accepted() == accepted).map(Fared::alert))
        .map(UUID::toString)
        .toArray(String[]::new);
  }

  /** The preferred endpoint fails: the next preferred ones of the same alert go now. */
  private void callStandIns(List<Step> failed, List<Fared> along) {
    if (failed.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE delivery d -- delivery_alert_endpoint_kind_key
            SET state = CASE WHEN d.held = 'DIGEST' THEN 'WAITING' ELSE 'PENDING' END,
                due = least(d.due, :now)
            FROM endpoint e
            WHERE e.id = d.endpoint AND d.alert = ANY(CAST(:alerts AS uuid[]))
              AND d.stand_in AND d.state = 'WAITING' AND d.attempts = 0
              AND NOT EXISTS (
                SELECT FROM delivery other JOIN endpoint oe ON oe.id = other.endpoint
                WHERE other.alert = d.alert AND other.stand_in AND other.state = 'WAITING'
                  AND other.attempts = 0 AND oe.preference < e.preference)
            """)
        .param("alerts", alerts(failed, along, false))
        .param("now", Columns.utc(failed.getFirst().result().at()))
        .update();
  }

  private void dropStandIns(List<Step> accepted, List<Fared> along) {
    if (accepted.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE delivery d -- delivery_alert_endpoint_kind_key
            SET state = 'SUPPRESSED', last_error = 'another endpoint has taken it'
            WHERE d.alert = ANY(CAST(:alerts AS uuid[]))
              AND d.stand_in AND d.attempts = 0 AND d.state IN ('WAITING', 'PENDING')
            """)
        .param("alerts", alerts(accepted, along, true))
        .update();
  }

  private void disableIfGone(Step step) {
    if (!(step.result().outcome() instanceof Permanent(String why, boolean disable)) || !disable) {
      return;
    }
    Parcel.Recipient gone = step.claim().to();
    if (step.claim().channel() == Channel.PUSH) {
      forget(gone, why, step.result().at());
    } else if (endpoints.disable(gone.account(), gone.endpoint(), why)) {
      notices.write(
          gone.account(),
          "We stopped sending to "
              + shown(gone)
              + ": "
              + why
              + ". Switch it on again in your settings when it works.",
          step.result().at());
    }
    jdbc.sql(
            """
            UPDATE delivery SET state = 'DEAD', last_error = 'its endpoint was switched off'
            WHERE endpoint = :endpoint AND state IN ('PENDING', 'WAITING') -- delivery_endpoint
            """)
        .param("endpoint", gone.endpoint())
        .update();
  }

  /** What its owner knows it by; an address that is as good as a password is not repeated. */
  private String shown(Parcel.Recipient gone) {
    return endpoints
        .find(gone.account(), gone.endpoint())
        .map(Endpoint::shown)
        .orElse(gone.address());
  }

  /** A browser's subscription that ended never comes back; the browser makes another one. */
  private void forget(Parcel.Recipient gone, String why, Instant at) {
    String name = shown(gone);
    if (endpoints.forget(gone.account(), gone.endpoint(), why)) {
      notices.write(
          gone.account(),
          "No more notifications go to "
              + name
              + ": "
              + why
              + ". Switch them on there again if you still want them.",
          at);
    }
  }

  private static @Nullable String shortened(@Nullable String why) {
    return why == null || why.length() <= LONGEST_DETAIL ? why : why.substring(0, LONGEST_DETAIL);
  }

  static String name(Outcome outcome) {
    return switch (outcome) {
      case Accepted ignored -> "ACCEPTED";
      case Confirmed ignored -> "ACCEPTED";
      case Retry ignored -> "RETRY";
      case Unreachable ignored -> "RETRY";
      case Ambiguous ignored -> "AMBIGUOUS";
      case Permanent ignored -> "PERMANENT";
    };
  }
}
