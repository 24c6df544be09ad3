package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.Endpoints;
import dev.farehawk.account.RememberedSignIns;
import dev.farehawk.account.Role;
import dev.farehawk.account.Scope;
import dev.farehawk.alert.Alerts;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Asks every endpoint that there is, signed out, with too small a key or role, and for what is
 * another's. A new one is asked by itself; the tables here say only what is open, and which id of
 * whose a path names.
 */
class EveryEndpointTest {

  private static final String OWNER = "everything@example.org";

  /** Open to people who are not signed in. */
  private static final Set<String> OPEN =
      Set.of(
          "GET /",
          "GET /assets/{hash}/{name}",
          "GET /service-worker.js",
          "GET /manifest.webmanifest",
          "GET /push/key",
          "POST /push/confirm",
          "GET /confirm/{token}",
          "POST /confirm/{token}",
          "GET /calendar",
          "GET /search",
          "POST /search",
          "GET /search/{number}/stream",
          "POST /watches",
          "GET /unsubscribe/{token}",
          "POST /unsubscribe/{token}",
          "GET /privacy",
          "GET /keep/{token}",
          "POST /keep/{token}",
          "GET /feedback/{token}",
          "POST /feedback/{token}",
          "GET /forgot",
          "POST /forgot",
          "GET /reset/{token}",
          "POST /reset/{token}",
          "GET /email/{token}",
          "POST /email/{token}",
          "GET /login",
          "POST /login",
          "GET /login/code",
          "POST /login/code",
          "POST /login/passkey",
          "POST /login/passkey/options",
          "GET /signup",
          "POST /signup",
          "GET /verify/{token}",
          "POST /verify/{token}",
          "GET /status",
          "GET /api/v1/places",
          "GET /api/v1/coverage");

  /** What a body or form must hold to be read at all, before it matters whose the thing is. */
  private static final Map<String, String> FILLED_IN =
      Map.of(
          "PUT /api/v1/watches/{id}",
          "{'origin':'ZRH','destination':'LIS','dates':{'anyDay':true}}",
          "POST /api/v1/watches/{id}/snooze",
          "{'until':'UNTIL'}",
          "PUT /api/v1/alerts/{id}/feedback",
          "{'answer':'USEFUL'}",
          "POST /alerts/{id}/feedback",
          "answer=USEFUL",
          "PUT /api/v1/accounts/{id}/role",
          "{'role':'USER'}",
          "POST /api/v1/accounts/{id}/disable",
          "{'reason':'a test'}",
          "POST /watches/{id}/edit",
          "origin=ZRH&destination=LIS&when=any",
          "POST /watches/{id}/snooze",
          "days=3");

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @SuppressWarnings("NullAway.Init")
  private static Program stranger;

  private static final Map<String, String> ID = new LinkedHashMap<>();

  /** On a site of its own: so many tries from one address slow everybody there down. */
  @BeforeAll
  static void ownOneOfEach() throws IOException {
    site = new RunningSite();
    Program owner = Program.of(site, OWNER);
    var _ =
        site.visitor()
            .submit(
                "/login",
                "/login",
                "email",
                OWNER,
                "password",
                RunningSite.PASSWORD,
                "stay",
                "yes");
    WatchView watch = watched(owner);
    ID.put("/api/v1/watches/{watch}/fares/{fare}", watch.id() + "/fares/" + fare(watch));
    ID.put("/api/v1/watches/{watch}", watch.id().toString());
    ID.put("/api/v1/watches/{id}", watch.id().toString());
    ID.put("/watches/{id}", watch.id().toString());
    String alert =
        site.part(Alerts.class)
            .page(owner.owner().id(), Long.MAX_VALUE, 1)
            .getFirst()
            .id()
            .toString();
    ID.put("/api/v1/alerts/{id}", alert);
    ID.put("/alerts/{id}", alert);
    String key = site.part(ApiKeys.class).of(owner.owner().id()).getFirst().id().toString();
    ID.put("/api/v1/keys/{id}", key);
    ID.put("/settings/keys/{id}", key);
    long endpoint =
        site.part(Endpoints.class)
            .addEmail(owner.owner().id(), "second-everything@example.org", "en")
            .id();
    ID.put("/settings/channels/{id}", Long.toString(endpoint));
    ID.put("/api/v1/endpoints/{id}", Long.toString(endpoint));
    ID.put(
        "/settings/security/browsers/{handle}",
        site.part(RememberedSignIns.class).of(owner.owner().id()).getFirst().series());
    // Nobody has one without an authenticator; an unknown one must do.
    ID.put("/settings/security/passkeys/{id}", "bm9ib2R5cw");
    ID.put("/api/v1/sessions/{id}", "00112233445566778899aabbccddeeff");
    ID.put("/console/users/{id}", "00000000-0000-0000-0000-000000000009");
    ID.put("/console/failing/{delivery}", "00000000-0000-0000-0000-000000000009");
    ID.put("/console/books/{kind}", "no-such-kind");
    ID.put("/api/v1/console/books/{kind}", "no-such-kind");
    ID.put("/console/quarantine/{id}", "999999999");
    ID.put("/api/v1/console/quarantine/{id}", "999999999");
    ID.put("/console/switches/{key}", "provider:nobody");
    ID.put("/api/v1/console/switches/{key}", "provider:nobody");
    ID.put("/api/v1/accounts/{id}", "00000000-0000-0000-0000-000000000009");
    stranger = Program.of(site, "stranger@example.org");
  }

  @AfterAll
  static void end() {
    site.close();
  }

  private static WatchView watched(Program owner) {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(90);
    WatchView watch =
        site.part(Watches.class)
            .create(
                owner.owner().id(),
                new WatchDraft(
                    "HEL",
                    "OSL",
                    new Dates.On(day),
                    new Rule.TargetPrice(new Money(500_00, "EUR")),
                    null));
    FareStory.look(site, watch, 420_00);
    await()
        .until(
            () -> !site.part(Alerts.class).page(owner.owner().id(), Long.MAX_VALUE, 1).isEmpty());
    return watch;
  }

  private static long fare(WatchView watch) {
    return watch.fareQueries().getFirst().id();
  }

  @TestFactory
  Stream<DynamicTest> strangersGetNowhere() {
    return all().stream()
        .filter(one -> !OPEN.contains(one.toString()))
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> asksWhoItIs(one)));
  }

  private static void asksWhoItIs(EveryEndpoint one) {
    RunningSite.Visitor visitor = site.visitor();
    String csrf = visitor.token("/login");
    HttpResponse<String> answer =
        one.isApi()
            ? visitor.send(one.method(), path(one), "{}", "X-CSRF-TOKEN", csrf)
            : page(visitor, one, csrf);

    if (one.isApi()) {
      Program.problem(answer, one.method().equals("GET") ? 401 : answer.statusCode());
      assertThat(answer.statusCode()).isIn(401, 403);
    } else if (one.path().equals("/inbox/stream")) {
      assertThat(answer.statusCode()).isEqualTo(204);
    } else {
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location")).hasValue("/login");
    }
  }

  @TestFactory
  Stream<DynamicTest> keysNeedTheScope() {
    return all().stream()
        .filter(EveryEndpoint::isApi)
        .filter(one -> !OPEN.contains(one.toString()))
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> needsItsScope(one)));
  }

  private static void needsItsScope(EveryEndpoint one) {
    Scope scope = one.scope().orElseThrow(() -> new AssertionError("say what it needs"));
    Program all = Program.of(site, "x" + all().indexOf(one) + "@example.org", Role.ADMIN);
    Scope[] others = EnumSet.complementOf(EnumSet.of(scope)).toArray(Scope[]::new);

    Program.problem(all.with(others).send(one.method(), apiPath(one), body(one)), 403);
    assertThat(all.with(scope).send(one.method(), apiPath(one), body(one)).statusCode())
        .isNotIn(401, 403);
    Role least =
        switch (scope) {
          case OPERATE -> Role.OPERATOR;
          case ADMINISTER -> Role.ADMIN;
          default -> Role.USER;
        };
    for (Role role : Role.values()) {
      if (role.compareTo(least) < 0) {
        Program small = Program.of(site, role + "-" + all().indexOf(one) + "@example.org", role);
        Program.problem(small.send(one.method(), apiPath(one), body(one)), 403);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsAnothersIsNotThere() {
    return all().stream()
        .filter(one -> one.path().contains("{") && !OPEN.contains(one.toString()))
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> hidesWhatIsAnothers(one)));
  }

  private static void hidesWhatIsAnothers(EveryEndpoint one) {
    if (one.isApi()) {
      Program asks =
          isForStaff(one.path())
              ? Program.of(site, "a" + all().indexOf(one) + "@example.org", Role.ADMIN)
              : stranger;
      Program.problem(asks.send(one.method(), apiPath(one), body(one)), 404);
    } else {
      RunningSite.Visitor visitor = site.visitor();
      assertThat(visitor.signIn("stranger@example.org")).endsWith("/watches");
      // The console is closed as a whole to people without a role.
      int refusal = one.path().startsWith("/console/") ? 403 : 404;
      assertThat(page(visitor, one, visitor.token("/settings")).statusCode())
          .as("%s", one)
          .isEqualTo(refusal);
    }
  }

  /** Nobody's in particular: an administrator asks for what is not there. */
  private static boolean isForStaff(String path) {
    return path.startsWith("/api/v1/accounts") || path.startsWith("/api/v1/console");
  }

  private static List<EveryEndpoint> all() {
    return EveryEndpoint.of(site);
  }

  private static HttpResponse<String> page(
      RunningSite.Visitor visitor, EveryEndpoint one, String csrf) {
    return one.method().equals("GET")
        ? visitor.get(path(one))
        : visitor.post(path(one), "_csrf=" + csrf + "&" + body(one));
  }

  private static String body(EveryEndpoint one) {
    String until = LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T00:00:00Z";
    return FILLED_IN.getOrDefault(one.toString(), one.isApi() ? "{}" : "").replace("UNTIL", until);
  }

  private static String apiPath(EveryEndpoint one) {
    return path(one).substring("/api/v1".length());
  }

  /** With the id that the owner has; a path without one in the table is a hole in this test. */
  private static String path(EveryEndpoint one) {
    if (!one.path().contains("{")) {
      return one.path();
    }
    return ID.entrySet().stream()
        .filter(known -> one.path().startsWith(known.getKey()))
        .findFirst()
        .map(known ->
            known.getKey().substring(0, known.getKey().indexOf('{'))
                + known.getValue()
                + one.path().substring(known.getKey().length()))
        .orElseThrow(() -> new AssertionError("say what id is another's in " + one.path()));
  }
}
