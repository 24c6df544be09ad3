package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language pages answer. */
@ExtendWith(SiteTests.class)
class LanguageTest {

  private static final String WISH = "Accept-Language";

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void visit(RunningSite shared) {
    site = shared;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sv;q=0.9|en|Know the moment a fare is worth buying.",
        "de-AT, en;q=0.5|de|Wissen, wann sich das Buchen lohnt.",
        "es-MX|es|Entérate en cuanto una tarifa valga la pena.",
        "fr|fr|Sache à la minute quand un tarif vaut le coup.",
        "zh-CN|zh-Hans|值得买的那一刻，马上知道。",
        "ja|ja|買い時の瞬間を、すぐに知る。"
      })
  void theBrowsersWishIsAnswered(String wish, String tag, String heading) {
    HttpResponse<String> page = site.visitor().get("/", WISH, wish);

    assertThat(page.body()).contains("<html lang=\"" + tag + "\">", heading);
    assertThat(page.headers().firstValue("Content-Language")).hasValue(tag);
    assertThat(page.headers().allValues("Vary"))
        .anyMatch(vary -> vary.toLowerCase(Locale.ROOT).contains("accept-language"));
  }

  @Test
  void aPickedLanguageIsKeptForTheNextPages() {
    RunningSite.Visitor visitor = site.visitor();

    assertThat(visitor.get("/?lang=fr", WISH, "de").body()).contains("<html lang=\"fr\">");
    assertThat(visitor.get("/login", WISH, "de").body()).contains("<h1>Connexion");
    assertThat(visitor.get("/login?lang=xx", WISH, "de").body()).contains("<h1>Connexion");
  }

  @Test
  void aLanguageIsOfferedForItsFileAlone() {
    String page = site.visitor().get("/", WISH, "eo").body();

    assertThat(page)
        .contains("<html lang=\"eo\">", "Observi flugprezon", ">Esperanto</a>")
        .contains("<link rel=\"alternate\" hreflang=\"eo\" href=\"/?lang=eo\">");
  }

  @Test
  void signUpKeepsTheLanguageOfThePage() {
    RunningSite.Visitor visitor = site.visitor();
    var _ = visitor.get("/?lang=de");
    visitor.signUp("sprache@example.org");

    assertThat(account("sprache@example.org").language()).isEqualTo("de");
    assertThat(visitor.get("/watches", WISH, "ja").body()).contains("Meine Beobachtungen");
  }

  @Test
  void theAccountsLanguageGoesBeforeTheCookieAndIsSetInTheSettings() {
    RunningSite.Visitor owner = site.visitor().signUp("tongue@example.org");
    var _ = owner.get("/watches?lang=fr");

    assertThat(owner.get("/watches?lang=fr").body()).contains("<html lang=\"en\">");
    HttpResponse<String> done = owner.submit("/settings", "/settings/language", "language", "es");
    HttpResponse<String> refused =
        owner.submit("/settings", "/settings/language", "language", "xx");

    assertThat(done.headers().firstValue("Location")).hasValue("/settings?done");
    assertThat(owner.get("/watches").body()).contains("Mis alertas");
    assertThat(owner.get("/settings").body()).contains("<option value=\"es\" lang=\"es\" selected");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Elige un idioma de la lista.");
  }

  @Test
  void whatIsWrongIsSaidInTheLanguageOfThePage() {
    RunningSite.Visitor visitor = site.visitor();
    var _ = visitor.get("/?lang=de");

    assertThat(visitor.submit("/", "/watches", "from", "", "to", "").body())
        .contains("Gib eine Stadt oder einen Flughafen ein.", "Wähle ein Datum.");
    assertThat(visitor.submit("/signup", "/signup", "email", "x", "password", "kurz").body())
        .contains("Gib eine E-Mail-Adresse ein wie name@example.org.")
        .contains("Nimm mindestens 8 Zeichen; ein kurzer Satz ist gut.");
    assertThat(visitor.get("/unsubscribe/nothing").body()).contains("<h1>Hier ist nichts");
  }

  @Test
  void theApiSpeaksEnglish() {
    HttpResponse<String> refused =
        site.visitor().get("/api/v1/watches", WISH, "de", "Authorization", "Bearer none");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("We did not understand that");
  }

  private static Account account(String email) {
    return site.part(Accounts.class).findByEmail(email).orElseThrow();
  }
}
