package dev.farehawk.ops.mydata;

import dev.farehawk.account.Actor;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody of whom every table tells something.
 *
 * @param number of two digits; it is in every name and secret of theirs
 */
record Person(UUID account, String email, int number) {

  static final Instant NOW = Instant.parse("2027-02-01T12:00:00Z");

  /** Makes them up. */
  static Person insert(TestDatabase database, int number) {
    Person person =
        new Person(new UUID(number, number), "person" + number + "@example.org", number);
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    for (String statement : person.statements()) {
      jdbc.sql(statement).update();
    }
    audit(database)
        .record(
            AuditEvent.done(
                Action.SIGN_IN,
                Actor.at(person.account(), "203.0.113.7"),
                person.account(),
                "password"));
    return person;
  }

  static Audit audit(TestDatabase database) {
    return new Audit(
        JdbcClient.create(database.dataSource()),
        new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
        () -> NOW);
  }

  private List<String> statements() {
    try {
      String script =
          new ClassPathResource("everything-of-one-person.sql", Person.class)
              .getContentAsString(StandardCharsets.UTF_8)
              .replaceAll("(?m)^--.*$", "")
              .replace("{n}", Integer.toString(number))
              .replace("{account}", account.toString())
              .replace("{email}", email)
              .strip();
      return Pattern.compile(";\\s*(\\n|$)").splitAsStream(script).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
