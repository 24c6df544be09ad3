package dev.farehawk.account;

import static dev.farehawk.platform.Columns.utc;

import dev.farehawk.platform.FieldProblem;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mailed links that show that an address is its account's. Each works once. */
final class EmailVerification {

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final MailedLinks links;
  private final AccountConfig limits;
  private final VerificationMail mail;

  EmailVerification(
      JdbcClient jdbc,
      InstantSource clock,
      RandomGenerator random,
      AccountConfig limits,
      VerificationMail mail) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.links = new MailedLinks(jdbc, clock, random);
    this.limits = limits;
    this.mail = mail;
  }

  /** Whose endpoint a link verified. */
  record Opened(UUID account, long endpoint) {}

  /** Writes a token; the returned work mails it and is to be run after the commit. */
  Runnable request(Endpoint endpoint, String language) {
    refuseOneTooMany(endpoint.account());
    MailedLinks.Fresh link =
        links.make(
            new MailedLinks.Subject(
                endpoint.account(), MailedLinks.Purpose.VERIFY_EMAIL, endpoint.id(), null),
            limits.verificationLife());
    var letter =
        new VerificationMail.Request(endpoint.address(), language, link.token(), link.expires());
    return () -> mail.send(letter);
  }

  /** One statement, so that a link opened twice at once verifies once. */
  Optional<Opened> open(String token) {
    return jdbc.sql(
            """
            WITH used AS (
              UPDATE account_token SET used_at = :now -- account_token_pkey
              WHERE hash = :hash AND purpose = 'VERIFY_EMAIL' AND used_at IS NULL AND expires_at > :now
              RETURNING account, endpoint),
            verified AS (
              UPDATE endpoint SET state = 'ACTIVE'
              FROM used
              WHERE endpoint.id = used.endpoint AND endpoint.account = used.account
                AND endpoint.state = 'UNVERIFIED'
              RETURNING endpoint.account, endpoint.id, endpoint.address),
            confirmed AS (
              UPDATE account SET email_verified_at = :now
              FROM verified
              WHERE account.id = verified.account AND account.email = verified.address)
            SELECT account, id FROM verified
            """)
        .param("now", utc(clock.instant()))
        .param("hash", new Secret(token).hash())
        .query((row, number) -> new Opened(row.getObject("account", UUID.class), row.getLong("id")))
        .optional();
  }

  private void refuseOneTooMany(UUID account) {
    if (links.today(account, MailedLinks.Purpose.VERIFY_EMAIL) >= limits.verificationsPerDay()) {
      throw new InvalidAccount(
          FieldProblem.coded(
              "email",
              "too-many-mails",
              "we have sent "
                  + limits.verificationsPerDay()
                  + " such mails since yesterday; look into the spam folder or try again tomorrow",
              "count",
              limits.verificationsPerDay()));
    }
  }
}
