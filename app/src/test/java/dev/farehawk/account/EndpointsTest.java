package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

  private static final AccountWorld WORLD = new AccountWorld();
  private final Endpoints endpoints = WORLD.endpoints;
  private UUID ada = new UUID(0, 0);
  private UUID bob = new UUID(0, 0);

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @BeforeEach
  void twoPeople() {
    WORLD.clear();
    ada = WORLD.person("ada").id();
    bob = WORLD.person("bob").id();
  }

  @Test
  void newcomerHasAnInboxAndAnUnverifiedAddress() {
    assertThat(endpoints.of(ada))
        .extracting(Endpoint::channel, Endpoint::state)
        .containsExactlyInAnyOrder(
            tuple(Channel.INBOX, Endpoint.State.ACTIVE),
            tuple(Channel.EMAIL, Endpoint.State.UNVERIFIED));
  }

  @Test
  void mailedLinkVerifiesTheAddressOnce() {
    String token = WORLD.mails.getFirst().token();

    assertThat(endpoints.verify(token))
        .hasValueSatisfying(endpoint -> {
          assertThat(endpoint.account()).isEqualTo(ada);
          assertThat(endpoint.state()).isEqualTo(Endpoint.State.ACTIVE);
        });
    assertThat(WORLD.accounts.find(ada))
        .hasValueSatisfying(account -> assertThat(account.emailVerified()).isTrue());
    assertThat(endpoints.verify(token)).isEmpty();
    assertThat(endpoints.verify(token + "x")).isEmpty();
  }

  @Test
  void oldLinkVerifiesNothing() {
    WORLD.now = WORLD.now.plus(Duration.ofDays(2));
    assertThat(endpoints.verify(WORLD.mails.getFirst().token())).isEmpty();
  }

  @Test
  void tokenIsLongAndKeptOnlyAsAHash() {
    String token = WORLD.mails.getFirst().token();
    assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
    assertThat(
            WORLD
                .jdbc
                .sql("SELECT count(*) FROM account_token WHERE hash = decode(:token, 'escape')")
                .param("token", token)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void verificationMailsOfADayAreLimited() {
    long id = email(ada).id();
    IntStream.range(0, 4).forEach(i -> assertThat(endpoints.verifyAgain(ada, id, "en")).isTrue());

    assertThatThrownBy(() -> endpoints.verifyAgain(ada, id, "en"))
        .hasMessageContaining("look into the spam folder");
    assertThat(endpoints.verifyAgain(bob, email(bob).id(), "en")).isTrue();
  }

  @Test
  void webhookShowsItsSigningKeyOnce() {
    Endpoints.NewWebhook made = endpoints.addWebhook(ada, " https://example.org/hook ");

    assertThat(made.endpoint().address()).isEqualTo("https://example.org/hook");
    assertThat(made.secret()).startsWith("whsec_");
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(endpoints.signingKey(ada, made.endpoint().id()))
        .hasValueSatisfying(key ->
            assertThat(key)
                .hasSizeBetween(24, 64)
                .isEqualTo(Base64.getDecoder().decode(made.secret().substring("whsec_".length()))));
    assertThatThrownBy(() -> endpoints.addWebhook(ada, "https://example.org/hook"))
        .hasMessageContaining("you have this one already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org/hook",
        "ftp://example.org",
        "https://",
        "https://a:b@example.org/",
        "https://example.org/#x",
        "javascript:alert(1)",
        "https://exa mple.org"
      })
  void webhookThatCannotBeCalledIsRefused(String url) {
    assertThatThrownBy(() -> endpoints.addWebhook(ada, url))
        .isInstanceOf(InvalidAccount.class)
        .hasMessageContaining("enter a web address");
  }

  @Test
  void disabledEndpointSaysWhyAndCanComeBack() {
    long id = endpoints.addWebhook(ada, "https://example.org/hook").endpoint().id();

    assertThat(endpoints.disable(ada, id, "the server answered 410 Gone")).isTrue();
    assertThat(endpoints.find(ada, id))
        .hasValueSatisfying(endpoint -> {
          assertThat(endpoint.state()).isEqualTo(Endpoint.State.DISABLED);
          assertThat(endpoint.disabledReason()).isEqualTo("the server answered 410 Gone");
        });

    assertThat(endpoints.enable(ada, id)).isTrue();
    assertThat(endpoints.find(ada, id))
        .hasValueSatisfying(
            endpoint -> assertThat(endpoint.state()).isEqualTo(Endpoint.State.UNVERIFIED));
  }

  @Test
  void inboxStays() {
    long inbox =
        endpoints.of(ada).stream()
            .filter(endpoint -> endpoint.channel() == Channel.INBOX)
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(endpoints.remove(ada, inbox)).isFalse();
    assertThat(endpoints.disable(ada, inbox, "no")).isFalse();
  }

  @Test
  void endpointsAreLimited() {
    IntStream.range(0, 18).forEach(i -> endpoints.addWebhook(ada, "https://example.org/" + i));

    assertThatThrownBy(() -> endpoints.addWebhook(ada, "https://example.org/more"))
        .hasMessageContaining("you have 20 endpoints");
  }

  @Test
  void nobodyReachesTheEndpointsOfOthers() {
    long hook = endpoints.addWebhook(ada, "https://example.org/hook").endpoint().id();
    long mail = email(ada).id();
    List<Endpoint> before = endpoints.of(ada);

    assertThat(endpoints.find(bob, hook)).isEmpty();
    assertThat(endpoints.signingKey(bob, hook)).isEmpty();
    assertThat(endpoints.disable(bob, hook, "mine now")).isFalse();
    assertThat(endpoints.enable(bob, hook)).isFalse();
    assertThat(endpoints.remove(bob, hook)).isFalse();
    assertThat(endpoints.verifyAgain(bob, mail, "en")).isFalse();
    assertThat(WORLD.apiKeys.revoke(bob, WORLD.apiKeys.create(ada, "laptop").key().id())).isFalse();

    assertThat(endpoints.of(ada)).isEqualTo(before);
  }

  @Test
  void verifiedOnesAreMadeInBulk() {
    endpoints.addVerified(
        List.of(
            new Endpoints.Verified(ada, Channel.WEBHOOK, "http://127.0.0.1:9/a", new byte[32]),
            new Endpoints.Verified(bob, Channel.EMAIL, "other@example.org", null)));

    assertThat(endpoints.of(bob))
        .filteredOn(endpoint -> endpoint.state() == Endpoint.State.ACTIVE)
        .extracting(Endpoint::address)
        .containsExactlyInAnyOrder("", "other@example.org");
    assertThat(endpoints.of(ada))
        .filteredOn(endpoint -> endpoint.channel() == Channel.WEBHOOK)
        .singleElement()
        .satisfies(hook -> assertThat(endpoints.signingKey(ada, hook.id())).contains(new byte[32]));
  }

  private Endpoint email(UUID account) {
    return endpoints.of(account).stream()
        .filter(endpoint -> endpoint.channel() == Channel.EMAIL)
        .findFirst()
        .orElseThrow();
  }
}
