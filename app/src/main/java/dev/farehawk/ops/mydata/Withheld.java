package dev.farehawk.ops.mydata;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column that the export leaves out.
 *
 * @param column as {@code table.column}
 * @param why for its reader
 */
record Withheld(String column, String why) {

  private static final String SECRET = "A secret: whoever reads it could act for you.";
  private static final String COPY = "Says nothing that another column does not say.";
  private static final String INNER = "A mark of the service's own work; says nothing about you.";
  private static final String DEVICE = "Only your authenticator and the service can use it.";

  /** All of them. */
  static List<Withheld> all() {
    return Stream.of(
            of(
                SECRET,
                "account.password_hash",
                "account_token.hash",
                "api_key.hash",
                "endpoint.secret",
                "endpoint.sealed",
                "endpoint_challenge.hash",
                "endpoint_challenge.code_hash",
                "recovery_code.hash",
                "remembered_sign_in.series",
                "remembered_sign_in.token",
                "remembered_sign_in.previous_token",
                "second_factor.secret",
                "spring_session.primary_id",
                "spring_session.session_id",
                "spring_session_attributes.session_primary_id",
                "spring_session_attributes.attribute_name",
                "spring_session_attributes.attribute_bytes"),
            of(
                COPY,
                "account.email_key",
                "account_token.account",
                "account_deletion.account",
                "alert.account",
                "alert_feedback.account",
                "api_key.account",
                "channel_preference.account",
                "consent.account",
                "data_export.account",
                "delivery.account",
                "endpoint.account",
                "endpoint_challenge.account",
                "idempotent_request.account",
                "idempotent_request.body",
                "inbox_mark.account",
                "notice.account",
                "outside_identity.account",
                "preference.account",
                "recovery_code.account",
                "remembered_sign_in.account",
                "second_factor.account",
                "spring_session.principal_name",
                "user_entities.account",
                "user_entities.name",
                "user_credentials.user_entity_user_id",
                "watch.account"),
            of(
                INNER,
                "account_deletion.endpoints",
                "account_deletion.watches",
                "alert.change",
                "audit.hash",
                "audit.previous",
                "attempt.fence",
                "correction.change",
                "delivery.fence",
                "delivery.leased_until",
                "delivery.tie",
                "endpoint_challenge.endpoint",
                "idempotent_request.fingerprint",
                "idempotent_request.key_hash",
                "second_factor.last_step",
                "suppression.change"),
            of(
                DEVICE,
                "user_credentials.attestation_client_data_json",
                "user_credentials.attestation_object",
                "user_credentials.public_key",
                "user_credentials.signature_count"))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Withheld> of(String why, String... columns) {
    return Stream.of(columns).map(column -> new Withheld(column, why)).toList();
  }
}
