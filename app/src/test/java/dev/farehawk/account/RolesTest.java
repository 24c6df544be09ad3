package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.account.AuditEvent.Action;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RolesTest {

  private final AccountWorld world = new AccountWorld();
  private final Roles roles =
      new Roles(world.jdbc, world.transaction, world.audit, () -> world.now);
  private final Account ada = world.person("ada");
  private final Account bob = world.person("bob");

  @BeforeEach
  void adaIsAdmin() {
    assertThat(roles.give(Actor.COMMAND, ada.id(), Role.ADMIN)).isTrue();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aRoleIsGivenOnceAndAudited() {
    Actor by = Actor.at(ada.id(), "203.0.113.7");

    assertThat(roles.give(by, bob.id(), Role.OPERATOR)).isTrue();
    assertThat(roles.give(by, bob.id(), Role.OPERATOR)).isTrue();

    assertThat(world.accounts.find(bob.id()).orElseThrow().role()).isEqualTo(Role.OPERATOR);
    assertThat(world.audit.about(bob.id(), Long.MAX_VALUE, 9))
        .extracting(AuditEntry::event)
        .containsExactly(AuditEvent.done(Action.ROLE_CHANGED, by, bob.id(), "to OPERATOR"));
    assertThat(roles.give(by, new UUID(9, 9), Role.OPERATOR)).isFalse();
  }

  @Test
  void aDisabledAccountCanDoNothingAtOnce() {
    String key = world.apiKeys.create(bob.id(), "laptop").secret();
    session(bob, "00000000-0000-0000-0000-0000000000b0");
    session(ada, "00000000-0000-0000-0000-0000000000a0");

    assertThat(roles.disable(Actor.at(ada.id(), "203.0.113.7"), bob.id(), "spam")).isTrue();

    assertThat(world.accounts.authenticate("bob@example.org", AccountWorld.PASSWORD)).isEmpty();
    assertThat(world.apiKeys.holder(key)).isEmpty();
    assertThat(sessions(bob)).isZero();
    assertThat(sessions(ada)).isEqualTo(1);
    assertThat(roles.find(bob.id()).orElseThrow().disabledAt()).isEqualTo(world.now);
    assertThat(world.audit.page(Long.MAX_VALUE, 1).getFirst().event().detail()).isEqualTo("spam");

    assertThat(roles.enable(Actor.at(ada.id(), "203.0.113.7"), bob.id())).isTrue();
    assertThat(world.accounts.authenticate("bob@example.org", AccountWorld.PASSWORD)).isPresent();
    assertThat(world.apiKeys.holder(key)).isPresent();
  }

  @Test
  void theLastAdministratorStaysOne() {
    Actor by = Actor.at(ada.id(), "203.0.113.7");
    assertThatThrownBy(() -> roles.give(by, ada.id(), Role.USER))
        .hasMessageContaining("only administrator");
    assertThatThrownBy(() -> roles.disable(by, ada.id(), "gone"))
        .hasMessageContaining("only administrator");

    roles.give(by, bob.id(), Role.ADMIN);
    assertThat(roles.give(by, ada.id(), Role.USER)).isTrue();
    assertThatThrownBy(() -> roles.give(by, bob.id(), Role.OPERATOR))
        .hasMessageContaining("only administrator");
  }

  @Test
  void aNewRoleEndsTheSessionsThatHaveTheOldOne() {
    session(bob, "00000000-0000-0000-0000-0000000000b1");

    roles.give(Actor.COMMAND, bob.id(), Role.OPERATOR);

    assertThat(sessions(bob)).isZero();
  }

  @Test
  void theFirstAdministratorIsMadeOnceItsAddressIsConfirmed() {
    world.jdbc.sql("UPDATE account SET role = 'USER'").update();

    assertThat(roles.makeFirstAdmin("BOB@example.org")).isFalse();
    assertThat(world.endpoints.verify(world.mails.getLast().token())).isPresent();
    assertThat(roles.makeFirstAdmin("BOB@example.org")).isTrue();

    assertThat(world.accounts.find(bob.id()).orElseThrow().role()).isEqualTo(Role.ADMIN);
    assertThat(world.endpoints.verify(world.mails.getFirst().token())).isPresent();
    assertThat(roles.makeFirstAdmin("ada@example.org")).isFalse();
    assertThat(roles.makeFirstAdmin("nobody@example.org")).isFalse();
  }

  @Test
  void accountsAreListedInPagesNewestFirst() {
    assertThat(roles.page(null, 1)).extracting(one -> one.account().id()).containsExactly(bob.id());
    assertThat(roles.page(bob.id(), 5))
        .extracting(one -> one.account().email())
        .containsExactly("ada@example.org");
    assertThat(roles.findByEmail("ADA@example.org")).isPresent();
  }

  @Test
  void settingsNameTheFirstAdministrator() {
    assertThat(config("")).isEqualTo(new RoleConfig(null));
    assertThat(config(" me@example.org").firstAdmin()).isEqualTo("me@example.org");
    assertThatThrownBy(() -> new RoleConfig("me")).isInstanceOf(InvalidAccount.class);
  }

  private static RoleConfig config(String firstAdmin) {
    return new Binder(
            new MapConfigurationPropertySource(
                java.util.Map.of("farehawk.roles.first-admin", firstAdmin)))
        .bindOrCreate("farehawk.roles", RoleConfig.class);
  }

  private void session(Account account, String id) {
    world
        .jdbc
        .sql("INSERT INTO spring_session VALUES (:id, :id, 0, 0, 0, 0, :name)")
        .param("id", id)
        .param("name", account.id().toString())
        .update();
  }

  private int sessions(Account account) {
    return world
        .jdbc
        .sql("SELECT count(*) FROM spring_session WHERE principal_name = :name")
        .param("name", account.id().toString())
        .query(Integer.class)
        .single();
  }
}
