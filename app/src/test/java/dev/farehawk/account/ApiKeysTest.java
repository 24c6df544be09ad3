package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.account.ApiKeys.ApiKey;
import dev.farehawk.account.ApiKeys.NewApiKey;
import dev.farehawk.account.ApiKeys.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

  private final AccountWorld world = new AccountWorld();
  private final UUID ada = world.person("ada").id();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aKeyMayDoWhatItsScopesSay() {
    NewApiKey made =
        world.apiKeys.create(
            ada, new Wish("laptop", EnumSet.of(Scope.WATCHES_READ, Scope.ALERTS_READ), null));

    assertThat(holder(made).key()).isEqualTo(made.key());
    assertThat(holder(made).key().scopes()).containsExactly(Scope.WATCHES_READ, Scope.ALERTS_READ);
    assertThat(world.apiKeys.create(ada, "old way").key().scopes())
        .doesNotContain(Scope.OPERATE, Scope.ADMINISTER)
        .hasSize(6);
  }

  @Test
  void aKeyExpires() {
    NewApiKey made = world.apiKeys.create(ada, wish(Duration.ofDays(30)));
    world.now = world.now.plus(Duration.ofDays(30)).minusSeconds(1);
    assertThat(holder(made).key().expiresAt()).isEqualTo(Instant.parse("2027-03-31T20:00:00Z"));

    world.now = world.now.plusSeconds(1);

    assertThat(world.apiKeys.holder(made.secret())).isEmpty();
    assertThat(world.apiKeys.of(ada)).isEmpty();
  }

  @Test
  void theLastUseIsNotedToFiveMinutes() {
    NewApiKey made = world.apiKeys.create(ada, wish(null));
    assertThat(only().lastUsedAt()).isNull();
    Instant first = world.now;

    var _ = holder(made);
    world.now = first.plus(Duration.ofMinutes(4));
    var _ = holder(made);
    assertThat(only().lastUsedAt()).isEqualTo(first);

    world.now = first.plus(Duration.ofMinutes(6));
    var _ = holder(made);
    assertThat(only().lastUsedAt()).isEqualTo(world.now);
  }

  @Test
  void aWrongWishIsRefusedWithItsField() {
    assertThatThrownBy(() -> world.apiKeys.create(ada, new Wish("x", Set.of(), null)))
        .hasMessageStartingWith("scopes:");
    assertThatThrownBy(() -> world.apiKeys.create(ada, wish(Duration.ZERO)))
        .hasMessageStartingWith("expires:");
    assertThatThrownBy(() -> world.apiKeys.create(ada, wish(Duration.ofDays(4_000))))
        .hasMessageStartingWith("expires:");
  }

  @Test
  void keysMadeAtOnceStayWithinTheLimit() throws Exception {
    int failed = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> makers = new ArrayList<>();
      IntStream.range(0, 30)
          .forEach(i ->
              makers.add(() -> world.transaction.execute(_ -> world.apiKeys.create(ada, "k" + i))));
      for (Future<Object> made : threads.invokeAll(makers)) {
        try {
          var _ = made.get();
        } catch (ExecutionException e) {
          assertThat(e.getCause()).hasMessageContaining("you have 20 keys");
          failed++;
        }
      }
    }

    assertThat(failed).isEqualTo(10);
    assertThat(world.apiKeys.of(ada)).hasSize(20);
  }

  private static Wish wish(@org.jspecify.annotations.Nullable Duration life) {
    return new Wish("laptop", EnumSet.of(Scope.WATCHES_READ), life);
  }

  private ApiKeys.Holder holder(NewApiKey made) {
    return world.apiKeys.holder(made.secret()).orElseThrow();
  }

  private ApiKey only() {
    return world.apiKeys.of(ada).getFirst();
  }
}
