package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.platform.flags.FlagTable;
import dev.farehawk.platform.flags.LiveSwitches;
import dev.farehawk.platform.flags.Switch;
import dev.farehawk.web.OutsideIssuer.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in through a real OpenID provider, over HTTP. */
class OutsideSignInTest {

  private static final String START = "/oauth2/authorization/outside";
  private static final String SECURITY = "/settings/security";

  @SuppressWarnings("NullAway.Init")
  private static OutsideIssuer issuer;

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void start() throws Exception {
    issuer = new OutsideIssuer();
    site =
        new RunningSite(
            List.of(
                "--farehawk.sign-in.oidc.issuer=" + issuer.address(),
                "--farehawk.sign-in.oidc.client-id=" + OutsideIssuer.CLIENT,
                "--farehawk.sign-in.oidc.client-secret=secret",
                "--farehawk.sign-in.oidc.name=Example Login",
                "--farehawk.sign-in.oidc.email-domains=corp.example"),
            Set.of(),
            Map.of());
  }

  @AfterAll
  static void stop() {
    site.close();
    issuer.close();
  }

  @Test
  void aNewcomerGetsAnAccountAndComesBackToIt() {
    issuer.signedIn(new Person("s-new", "new@example.org", true));
    RunningSite.Visitor visitor = site.visitor();
    assertThat(visitor.get("/login").body()).contains("Sign in with Example Login", START);

    assertThat(through(visitor)).isEqualTo("/watches");

    Account made = account("new@example.org");
    assertThat(made.emailVerified()).isTrue();
    assertThat(visitor.get("/watches").statusCode()).isEqualTo(200);
    issuer.signedIn(new Person("s-new", "renamed@example.org", true));
    RunningSite.Visitor again = site.visitor();
    assertThat(through(again)).isEqualTo("/watches");
    assertThat(again.get(SECURITY).body()).contains("new@example.org");
    assertThat(site.part(Accounts.class).authenticate("new@example.org", "{none}")).isEmpty();
  }

  @Test
  void anAccountThatExistsIsNotTakenOver() {
    RunningSite.Visitor owner = site.visitor().signUp("victim@example.org");
    verified("victim@example.org");
    issuer.signedIn(new Person("s-thief", "victim@example.org", true));
    RunningSite.Visitor thief = site.visitor();

    assertThat(through(thief)).isEqualTo("/login?outside=taken");

    assertThat(thief.get("/watches").statusCode()).isEqualTo(303);
    assertThat(owner.get("/watches").statusCode()).isEqualTo(200);
  }

  @Test
  void anUnverifiedAddressOpensNothing() {
    issuer.signedIn(new Person("s-claims", "claims@example.org", false));

    assertThat(through(site.visitor())).isEqualTo("/login?outside=address");
    assertThat(site.part(Accounts.class).findByEmail("claims@example.org")).isEmpty();
  }

  @Test
  void whileSignUpIsClosedOnlyThoseWhoHaveAnAccountComeIn() {
    issuer.signedIn(new Person("s-before", "before@example.org", true));
    assertThat(through(site.visitor())).isEqualTo("/watches");
    FlagTable flags = site.part(FlagTable.class);
    flags.set(Switch.SIGN_UP, new FlagTable.Setting(true, "a test", Instant.now()));
    site.part(LiveSwitches.class).refresh();

    assertThat(through(site.visitor())).isEqualTo("/watches");
    issuer.signedIn(new Person("s-late", "late@example.org", true));
    assertThat(through(site.visitor())).isEqualTo("/login?outside=closed");
    assertThat(site.part(Accounts.class).findByEmail("late@example.org")).isEmpty();

    flags.set(Switch.SIGN_UP, new FlagTable.Setting(false, "a test", Instant.now()));
    site.part(LiveSwitches.class).refresh();
    assertThat(through(site.visitor())).isEqualTo("/watches");
  }

  @Test
  void aTokenThatTheIssuerDidNotSignOpensNothing() {
    issuer.signedIn(new Person("s-forged", "forged@example.org", true));
    issuer.forges();

    assertThat(through(site.visitor())).isEqualTo("/login?outside=failed");
    assertThat(site.part(Accounts.class).findByEmail("forged@example.org")).isEmpty();
  }

  @Test
  void anAnswerThatNobodyAskedForOpensNothing() {
    assertThat(location(site.visitor().get("/login/oauth2/code/outside?code=code-0&state=x")))
        .isEqualTo("/login?outside=failed");
  }

  @Test
  void forItsOwnDomainsTheIssuerOpensConfirmedAccountsOnly() {
    var _ = site.visitor().signUp("staff@corp.example");
    issuer.signedIn(new Person("s-staff", "staff@corp.example", true));
    assertThat(through(site.visitor())).as("anybody may have signed up").endsWith("outside=taken");

    verified("staff@corp.example");
    assertThat(through(site.visitor())).isEqualTo("/watches");
  }

  @Test
  void linkingTakesThePasswordAndTheRightPerson() {
    RunningSite.Visitor owner = site.visitor().signUp("links@example.org");
    issuer.signedIn(new Person("s-links", "elsewhere@example.net", true));
    HttpResponse<String> refused =
        owner.submit(SECURITY, SECURITY + "/outside/link", "current", "guess");
    assertThat(refused.statusCode()).isEqualTo(422);

    HttpResponse<String> asked =
        owner.submit(SECURITY, SECURITY + "/outside/link", "current", RunningSite.PASSWORD);
    assertThat(location(asked)).isEqualTo(START);
    assertThat(through(owner)).isEqualTo(SECURITY + "?done=linked");
    assertThat(owner.get(SECURITY).body()).contains("Linked as elsewhere@example.net");

    RunningSite.Visitor elsewhere = site.visitor();
    assertThat(through(elsewhere)).isEqualTo("/watches");
    assertThat(elsewhere.get(SECURITY).body()).contains("You sign in as links@example.org");
    RunningSite.Visitor other = site.visitor().signUp("other@example.org");
    var _ = other.submit(SECURITY, SECURITY + "/outside/link", "current", RunningSite.PASSWORD);
    assertThat(through(other)).isEqualTo(SECURITY + "?done=linked-elsewhere");
  }

  /** Whoever lures somebody signed in onto the way out must not tie their own identity to them. */
  @Test
  void comingBackWithoutHavingAskedLinksNothing() {
    RunningSite.Visitor owner = site.visitor().signUp("lured@example.org");
    issuer.signedIn(new Person("s-lure", "lure@example.net", true));

    var _ = through(owner);

    RunningSite.Visitor attacker = site.visitor();
    assertThat(through(attacker)).isEqualTo("/watches");
    assertThat(attacker.get(SECURITY).body()).contains("You sign in as lure@example.net");
  }

  /** Follows the way out and back; where it ends. */
  private static String through(RunningSite.Visitor visitor) {
    HttpResponse<String> out = visitor.get(START);
    assertThat(location(out)).startsWith(issuer.address() + "/authorize");
    URI back = URI.create(location(elsewhere(URI.create(location(out)))));
    return location(visitor.get(back.getRawPath() + "?" + back.getRawQuery()));
  }

  private static HttpResponse<String> elsewhere(URI address) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static Account account(String email) {
    return site.part(Accounts.class).findByEmail(email).orElseThrow();
  }

  private static void verified(String email) {
    int changed =
        org.springframework.jdbc.core.simple.JdbcClient.create(site.database().dataSource())
            .sql("UPDATE account SET email_verified_at = created_at WHERE email = :email")
            .param("email", email)
            .update();
    assertThat(changed).isOne();
  }
}
