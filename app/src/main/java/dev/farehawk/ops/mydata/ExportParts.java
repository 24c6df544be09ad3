package dev.farehawk.ops.mydata;

import java.util.List;

/** Every file of the export; {@link Withheld} names what of these tables is in none. */
final class ExportParts {

  private ExportParts() {}

  static List<ExportPart> all() {
    return List.of(
        profile(),
        consents(),
        exports(),
        deletion(),
        endpoints(),
        mailedLinks(),
        challenges(),
        keys(),
        repeats(),
        sessions(),
        remembered(),
        codes(),
        recoveryCodes(),
        passkeys(),
        outsideLogins(),
        watches(),
        fares(),
        alerts(),
        feedback(),
        corrections(),
        suppressions(),
        outages(),
        deliveries(),
        attempts(),
        preferences(),
        channelPreferences(),
        readMark(),
        mutes(),
        notices(),
        audit());
  }

  private static ExportPart profile() {
    return ExportPart.one(
        "profile",
        """
        SELECT id, email, display_name, language, zone, display_currency, role, created_at,
               email_verified_at, disabled_at
        FROM account WHERE id = :account
        """);
  }

  private static ExportPart consents() {
    return ExportPart.list(
        "consents",
        """
        SELECT document, version, language, given_at FROM consent WHERE account = :account
        ORDER BY given_at
        """);
  }

  private static ExportPart exports() {
    return ExportPart.list(
        "exports", "SELECT at FROM data_export WHERE account = :account ORDER BY at");
  }

  private static ExportPart deletion() {
    return ExportPart.list(
        "deletion",
        "SELECT asked_at, erase_after, state FROM account_deletion WHERE account = :account");
  }

  private static ExportPart endpoints() {
    return ExportPart.list(
        "endpoints",
        """
        SELECT id, channel, address, label, state, disabled_reason, preference, created_at,
               tested_at, test_problem, gone_at
        FROM endpoint WHERE account = :account ORDER BY id
        """);
  }

  private static ExportPart mailedLinks() {
    return ExportPart.list(
        "mailed-links",
        """
        SELECT purpose, endpoint, address, created_at, expires_at, used_at
        FROM account_token WHERE account = :account ORDER BY created_at, hash
        """);
  }

  private static ExportPart challenges() {
    return ExportPart.list(
        "confirmations",
        """
        SELECT e.id AS endpoint, c.tries, c.created_at, c.expires_at, c.used_at
        FROM endpoint_challenge c JOIN endpoint e ON e.id = c.endpoint
        WHERE c.account = :account ORDER BY c.created_at, c.hash
        """);
  }

  private static ExportPart keys() {
    return ExportPart.list(
        "api-keys",
        """
        SELECT id, name, scopes, created_at, expires_at, last_used_at, revoked_at FROM api_key
        WHERE account = :account ORDER BY created_at, id
        """);
  }

  private static ExportPart repeats() {
    return ExportPart.list(
        "repeatable-requests",
        """
        SELECT begun_at, status, type, location, etag FROM idempotent_request
        WHERE account = :account ORDER BY begun_at, key_hash
        """);
  }

  private static ExportPart sessions() {
    return ExportPart.list(
        "sessions",
        """
        SELECT to_timestamp(creation_time / 1000.0) AS began_at,
               to_timestamp(last_access_time / 1000.0) AS last_used_at,
               to_timestamp(expiry_time / 1000.0) AS expires_at,
               max_inactive_interval AS rests_at_most_seconds
        FROM spring_session WHERE principal_name = CAST(:account AS text) ORDER BY creation_time
        """,
        "spring_session.creation_time",
        "spring_session.last_access_time",
        "spring_session.expiry_time");
  }

  private static ExportPart remembered() {
    return ExportPart.list(
        "remembered-browsers",
        """
        SELECT device, created_at, rotated_at, expires_at FROM remembered_sign_in
        WHERE account = :account ORDER BY created_at, series
        """);
  }

  private static ExportPart codes() {
    return ExportPart.list(
        "authenticator-app",
        "SELECT created_at, confirmed_at FROM second_factor WHERE account = :account");
  }

  private static ExportPart recoveryCodes() {
    return ExportPart.list(
        "recovery-codes",
        "SELECT used_at FROM recovery_code WHERE account = :account ORDER BY used_at, hash");
  }

  private static ExportPart passkeys() {
    return ExportPart.list(
        "passkeys",
        """
        SELECT c.credential_id, c.label, c.created, c.last_used, c.authenticator_transports,
               c.public_key_credential_type, c.uv_initialized, c.backup_eligible, c.backup_state,
               u.id AS user_handle, u.display_name
        FROM user_entities u LEFT JOIN user_credentials c ON c.user_entity_user_id = u.id
        WHERE u.account = :account ORDER BY c.created, c.credential_id
        """);
  }

  private static ExportPart outsideLogins() {
    return ExportPart.list(
        "outside-logins",
        """
        SELECT issuer, subject, email, created_at FROM outside_identity
        WHERE account = :account ORDER BY created_at, issuer
        """);
  }

  private static ExportPart watches() {
    return ExportPart.list(
        "watches",
        """
        SELECT id, label, origin, more_origins, destination, more_destinations, depart_from,
               depart_to, flex_days, dates_kind, return_on, nights_least, nights_most, adults,
               cabin, filter, rule, rule_minor, rule_percent, rule_days, currency, lifecycle,
               snoozed_until, wake_minor, created_at, changed_at, queries, queries_at, queries_added, phase,
               trigger_no, alerted_minor, alerted_query, alerted_seen_at, corrected_no, rearmed_at,
               judged_from
        FROM watch WHERE account = :account ORDER BY created_at, id -- watch_account
        """);
  }

  private static ExportPart fares() {
    return ExportPart.list(
        "watched-fares",
        """
        SELECT q.watch, q.fare_query, f.origin, f.destination, f.departure, f.return_date,
               f.adults, f.cabin, f.point_of_sale, f.currency, q.filter, q.reference_minor,
               q.first_look_at
        FROM watch w
        JOIN watch_query q ON q.watch = w.id -- watch_query_watch
        JOIN fare_query f ON f.id = q.fare_query
        WHERE w.account = :account ORDER BY q.watch, q.fare_query
        """);
  }

  private static ExportPart alerts() {
    return ExportPart.list(
        "alerts",
        """
        SELECT a.id, a.seq, a.watch, a.trigger_no, a.fare_query, f.origin, f.destination,
               f.departure, f.return_date, a.carrier, a.amount_minor, a.reference_minor, a.currency,
               a.rule, a.changed_at, a.observed_at, a.sighted_at, a.recorded_at, a.alerted_at,
               a.must_arrive_by
        FROM alert a JOIN fare_query f ON f.id = a.fare_query
        WHERE a.account = :account ORDER BY a.seq -- alert_account
        """);
  }

  private static ExportPart feedback() {
    return ExportPart.list(
        "feedback",
        """
        SELECT alert, answer, given_at FROM alert_feedback
        WHERE account = :account ORDER BY given_at, alert -- alert_feedback_account
        """);
  }

  private static ExportPart corrections() {
    return ExportPart.list(
        "corrections",
        """
        SELECT c.id, c.alert, c.amount_minor, c.sighted_at, c.observed_at, c.recorded_at,
               c.corrected_at
        FROM alert a JOIN correction c ON c.alert = a.id -- correction_alert_key
        WHERE a.account = :account ORDER BY a.seq
        """);
  }

  private static ExportPart suppressions() {
    return ExportPart.list(
        "suppressions",
        """
        SELECT s.watch, s.reason, s.decided_at
        FROM watch w JOIN suppression s ON s.watch = w.id -- suppression_pkey
        WHERE w.account = :account ORDER BY s.watch, s.change
        """);
  }

  private static ExportPart outages() {
    return ExportPart.list(
        "outages",
        """
        SELECT o.id, o.watch, o.number, o.fares, o.all_fares, o.last_look_at, o.reason, o.told_at,
               o.resumed_at
        FROM watch w JOIN outage o ON o.watch = w.id -- outage_watch_number_key
        WHERE w.account = :account ORDER BY o.watch, o.number
        """);
  }

  private static ExportPart deliveries() {
    return ExportPart.list(
        "deliveries",
        """
        SELECT d.id, d.alert, d.outage, d.kind, d.watch, d.trigger_no, d.endpoint, d.channel,
               d.lane, d.state, d.stand_in, d.attempts, d.due, d.must_arrive_by, d.give_up_at,
               d.accepted_at, d.last_error, d.held, d.carried_by
        FROM endpoint e JOIN delivery d ON d.endpoint = e.id -- delivery_endpoint
        WHERE e.account = :account ORDER BY d.id
        """);
  }

  private static ExportPart attempts() {
    return ExportPart.list(
        "attempts",
        """
        SELECT t.delivery, t.number, t.started_at, t.ended_at, t.outcome, t.detail
        FROM endpoint e
        JOIN delivery d ON d.endpoint = e.id -- delivery_endpoint
        JOIN attempt t ON t.delivery = d.id -- attempt_pkey
        WHERE e.account = :account ORDER BY t.delivery, t.number
        """);
  }

  private static ExportPart preferences() {
    return ExportPart.list(
        "preferences",
        """
        SELECT quiet_from, quiet_until, most_a_day, digest_at, digest_day, changed_at
        FROM preference WHERE account = :account
        """);
  }

  private static ExportPart channelPreferences() {
    return ExportPart.list(
        "channels",
        """
        SELECT channel, position, off FROM channel_preference
        WHERE account = :account ORDER BY channel
        """);
  }

  private static ExportPart readMark() {
    return ExportPart.list("inbox", "SELECT read_upto FROM inbox_mark WHERE account = :account");
  }

  private static ExportPart mutes() {
    return ExportPart.list(
        "unsubscribed",
        """
        SELECT m.watch, m.endpoint, m.muted_at
        FROM watch w JOIN endpoint_mute m ON m.watch = w.id -- endpoint_mute_pkey
        WHERE w.account = :account ORDER BY m.watch, m.endpoint
        """);
  }

  private static ExportPart notices() {
    return ExportPart.list(
        "notices", "SELECT id, words, created_at FROM notice WHERE account = :account ORDER BY id");
  }

  /** Other people's accounts are not named: only that it was somebody else. */
  private static ExportPart audit() {
    return ExportPart.list(
        "audit",
        """
        SELECT number, at, action, outcome, origin, detail,
               CASE WHEN actor = :account THEN 'you'
                    WHEN actor IS NULL THEN 'the service, or nobody signed in'
                    ELSE 'somebody else' END AS done_by,
               CASE WHEN subject = :account THEN 'you'
                    WHEN subject IS NULL THEN 'nobody'
                    ELSE 'somebody else' END AS done_to
        FROM audit WHERE actor = :account OR subject = :account ORDER BY number
        """,
        "audit.actor",
        "audit.subject");
  }
}
