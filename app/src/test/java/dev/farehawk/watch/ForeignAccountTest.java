package dev.farehawk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Account;
import dev.farehawk.account.AccountConfig;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.Endpoints;
import dev.farehawk.platform.Ids;
import dev.farehawk.platform.seal.Vault;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every method that takes an account and the id of a thing of its own, also of later ones. */
class ForeignAccountTest {

  private static final WatchWorld WORLD = new WatchWorld(WatchConfig.defaults());

  /** What the owner has of each kind, and the stage's class that guards it. */
  private record Guarded(Object gate, Object ownId) {}

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @TestFactory
  Stream<DynamicTest> findsNothingOfOthers() {
    List<Account> people = WORLD.people(2);
    UUID owner = people.getFirst().id();
    UUID stranger = people.getLast().id();
    List<Guarded> all = things(owner);
    List<DynamicTest> tests =
        all.stream()
            .flatMap(guarded ->
                methods(guarded)
                    .map(method ->
                        DynamicTest.dynamicTest(
                            guarded.gate().getClass().getSimpleName() + "." + method.getName(),
                            () -> refuses(method, guarded, stranger))))
            .toList();
    assertThat(tests).hasSizeGreaterThanOrEqualTo(11);
    return tests.stream();
  }

  private static List<Guarded> things(UUID owner) {
    AccountConfig limits = AccountConfig.defaults();
    SplittableRandom random = new SplittableRandom(3);
    Endpoints endpoints =
        Endpoints.create(
            WORLD.jdbc,
            () -> WatchWorld.START,
            random,
            limits,
            request -> {},
            Vault.of(WORLD.jdbc, () -> WatchWorld.START, random, new byte[32]));
    ApiKeys keys =
        new ApiKeys(
            WORLD.jdbc,
            Ids.timeOrdered(() -> WatchWorld.START, random),
            () -> WatchWorld.START,
            random,
            limits);
    return List.of(
        new Guarded(WORLD.watches, WORLD.watches.create(owner, draft()).id()),
        new Guarded(
            endpoints, endpoints.addWebhook(owner, "https://example.org/h").endpoint().id()),
        new Guarded(endpoints, endpoints.addEmail(owner, "second@example.org", "en").id()),
        new Guarded(keys, keys.create(owner, "laptop").key().id()));
  }

  private static Stream<Method> methods(Guarded guarded) {
    Class<?> id = guarded.ownId() instanceof Long ? long.class : UUID.class;
    return Arrays.stream(guarded.gate().getClass().getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> method.getParameterCount() >= 2)
        .filter(method -> method.getParameterTypes()[0] == UUID.class)
        .filter(method -> method.getParameterTypes()[1] == id);
  }

  private static Object argument(Class<?> type, Guarded guarded) {
    if (type == WatchDraft.class) {
      return draft();
    }
    if (type == int.class) {
      return 10;
    }
    if (type == Instant.class) {
      return WatchWorld.START.plusSeconds(60);
    }
    if (type == Long.class) {
      return 100_00L;
    }
    if (type == Predicate.class) {
      return (Predicate<Object>) _ -> true;
    }
    // What is done to a watch that is still as it was seen; it is asked for on its own above.
    if (type == Supplier.class) {
      return (Supplier<Object>) () -> false;
    }
    return type == String.class ? "en" : guarded.ownId();
  }

  private static WatchDraft draft() {
    return new WatchDraft(
        "ZRH", "JFK", new Dates.On(LocalDate.of(2027, 5, 14)), new Rule.OracleSays(), null);
  }

  private static void refuses(Method method, Guarded guarded, UUID stranger) throws Exception {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(type -> argument(type, guarded)).toArray();
    arguments[0] = stranger;

    Object answer = method.invoke(guarded.gate(), arguments);

    assertThat(answer).isIn(false, Optional.empty(), List.of());
  }
}
