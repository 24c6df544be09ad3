package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.account.AuditEvent.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {

  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BOB = new UUID(2, 2);

  private final AccountWorld world = new AccountWorld();
  private final Audit audit = world.audit;

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void saysWhoDidWhatToWhomWhenAndFromWhere() {
    audit.record(
        AuditEvent.done(Action.ROLE_CHANGED, Actor.at(ADA, "203.0.113.77"), BOB, "to OPERATOR"));
    audit.record(
        AuditEvent.refused(Action.SIGN_IN, Actor.stranger("2001:db8:1:2::9"), BOB, "password"));

    List<AuditEntry> entries = audit.page(Long.MAX_VALUE, 10);

    assertThat(entries).extracting(AuditEntry::number).containsExactly(2L, 1L);
    AuditEntry first = entries.getLast();
    assertThat(first.at()).isEqualTo(Instant.parse("2027-03-01T20:00:00Z"));
    assertThat(first.event())
        .isEqualTo(
            new AuditEvent(
                Action.ROLE_CHANGED,
                new Actor(ADA, "203.0.113.0/24"),
                BOB,
                AuditEvent.Outcome.DONE,
                "to OPERATOR"));
    assertThat(entries.getFirst().event().by()).isEqualTo(new Actor(null, "2001:db8:1::/48"));
    assertThat(audit.page(2, 10)).containsExactly(first);
    assertThat(audit.about(ADA, Long.MAX_VALUE, 10)).containsExactly(first);
    assertThat(audit.about(BOB, Long.MAX_VALUE, 10)).isEqualTo(entries);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit SET detail = 'never happened' WHERE number = 2",
        "DELETE FROM audit WHERE number = 2",
        "DELETE FROM audit",
        "TRUNCATE audit",
      })
  void theDatabaseRefusesEveryChange(String change) {
    someEntries(3);

    assertThatThrownBy(() -> world.jdbc.sql(change).update()).hasMessageContaining("audit entries");
    assertThat(audit.check().whole()).isTrue();
    assertThat(audit.check().entries()).isEqualTo(3);
  }

  @Test
  void theDatabaseRefusesAnEntryOutOfTurn() {
    someEntries(2);

    assertThatThrownBy(() ->
            world
                .jdbc
                .sql(
                    """
                    INSERT INTO audit SELECT 7, at, action, actor, subject, origin, outcome,
                      detail, previous, hash FROM audit WHERE number = 2
                    """)
                .update())
        .hasMessageContaining("follow one another");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE audit SET detail = 'never happened' WHERE number = 2 | 2",
        "UPDATE audit SET actor = subject WHERE number = 2 | 2",
        "UPDATE audit SET at = at + interval '1 second' WHERE number = 3 | 3",
        "UPDATE audit SET action = 'NO_SUCH' WHERE number = 3 | 3",
        "DELETE FROM audit WHERE number = 2 | 3",
        "UPDATE audit SET hash = sha256('x') WHERE number = 2 | 2",
      })
  void aChangeBehindTheTriggersBackBreaksTheChain(String change, long broken) {
    someEntries(4);
    world.jdbc.sql("ALTER TABLE audit DISABLE TRIGGER USER").update();
    world.jdbc.sql(change).update();

    assertThat(audit.check().firstBroken()).isEqualTo(broken);
  }

  @Test
  void writersAtOnceMakeOneChain() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> writers =
          IntStream.range(0, 8)
              .<Callable<Object>>mapToObj(_ -> Executors.callable(() -> someEntries(10)))
              .toList();
      for (var done : threads.invokeAll(writers)) {
        var _ = done.get();
      }
    }

    Audit.Check check = audit.check();
    assertThat(check.whole()).isTrue();
    assertThat(check.newest()).isEqualTo(80);
    assertThat(check.head()).hasSize(64);
  }

  @Test
  void onlyWhatIsTooOldIsLetGoAndThatIsSaid() {
    someEntries(2);
    world.now = world.now.plus(Duration.ofDays(300));
    someEntries(1);
    assertThat(audit.forget(Duration.ofDays(400))).isZero();
    world.now = world.now.plus(Duration.ofDays(101));

    assertThat(audit.forget(Duration.ofDays(400))).isEqualTo(2);

    assertThat(audit.page(Long.MAX_VALUE, 10))
        .extracting(AuditEntry::action)
        .containsExactly(Action.AUDIT_FORGOTTEN, Action.SIGN_IN);
    assertThat(audit.check().whole()).isTrue();
    assertThatThrownBy(() -> audit.forget(Duration.ofDays(399))).hasMessageContaining("400 days");
  }

  @Test
  void anEventOfAnUndoneTransactionIsUndoneToo() {
    assertThatThrownBy(() ->
            world.transaction.executeWithoutResult(_ -> {
              someEntries(1);
              throw new IllegalStateException("undone");
            }))
        .hasMessage("undone");

    assertThat(audit.page(Long.MAX_VALUE, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.255, 192.0.2.0/24",
    "::1, 0:0:0::/48",
    "not an address, unknown",
    "localhost, unknown",
  })
  void addressesAreCutShort(String address, String origin) {
    assertThat(Actor.stranger(address).origin()).isEqualTo(origin);
  }

  @Test
  void aDetailIsOneLineOfLimitedLength() {
    AuditEvent event =
        AuditEvent.done(Action.API_KEY_MADE, Actor.COMMAND, ADA, "a\r\nb".repeat(200));

    assertThat(event.detail()).hasSize(300).doesNotContain("\n", "\r");
  }

  private void someEntries(int count) {
    for (int i = 0; i < count; i++) {
      audit.record(AuditEvent.done(Action.SIGN_IN, Actor.at(ADA, "203.0.113.77"), BOB, "n " + i));
    }
  }
}
