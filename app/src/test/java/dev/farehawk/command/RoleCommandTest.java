package dev.farehawk.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

class RoleCommandTest {

  @TempDir Path folder;

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void givesARoleAndWritesItDown() {
    jdbc.sql(
            """
            INSERT INTO account (id, email, email_key, password_hash, created_at)
            VALUES (gen_random_uuid(), 'Ada@example.org', 'ada@example.org', '', '2027-01-01')
            """)
        .update();

    assertThat(role("ada@example.org", "Admin")).isZero();

    assertThat(out.toString()).contains("Ada@example.org is admin.");
    assertThat(jdbc.sql("SELECT role FROM account").query(String.class).single())
        .isEqualTo("ADMIN");
    assertThat(
            jdbc.sql("SELECT action || ' ' || origin || ' ' || detail FROM audit")
                .query(String.class)
                .single())
        .isEqualTo("ROLE_CHANGED command to ADMIN");

    assertThat(role("ada@example.org", "user")).isEqualTo(1);
    assertThat(err.toString()).contains("this is the only administrator");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(role("nobody@example.org", "admin")).isEqualTo(1);
    assertThat(err.toString()).contains("Nobody has signed up here with nobody@example.org.");

    assertThat(role("nobody@example.org", "king")).isEqualTo(1);
    assertThat(err.toString()).contains("use user, operator or admin");
  }

  private int role(String email, String role) {
    CommandLine command = FarehawkCommand.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(
        "role",
        email,
        role,
        "--data=" + folder,
        "--database-url=" + database.url(),
        "--database-user=" + database.user(),
        "--set=farehawk.database.password=" + database.password());
  }
}
