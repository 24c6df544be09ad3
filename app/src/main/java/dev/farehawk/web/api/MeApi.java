package dev.farehawk.web.api;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.Scope;
import dev.farehawk.web.Zones;
import dev.farehawk.web.account.OwnCredentials;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.web.currency.DisplayCurrency;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The account of the person who asks. */
@RestController
@RequestMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Me")
class MeApi {

  private final Accounts accounts;
  private final Languages languages;
  private final DisplayCurrency currency;
  private final OwnCredentials credentials;

  MeApi(
      Accounts accounts,
      Languages languages,
      DisplayCurrency currency,
      OwnCredentials credentials) {
    this.currency = currency;
    this.accounts = accounts;
    this.languages = languages;
    this.credentials = credentials;
  }

  /**
   * {@code zone} is for showing times; departure dates are those of the airport. In {@code
   * displayCurrency} pages show amounts besides the fare's own; null for none.
   */
  @Schema(name = "Me")
  record MeJson(
      String email,
      boolean emailVerified,
      String language,
      String zone,
      String role,
      Instant createdAt,
      @Nullable String displayCurrency) {

    static MeJson of(Account account, @Nullable String displayCurrency) {
      return new MeJson(
          account.email(),
          account.emailVerified(),
          account.language(),
          account.zone().getId(),
          account.role().name(),
          account.createdAt(),
          displayCurrency);
    }
  }

  /** What to change; what is left out stays. An empty {@code displayCurrency} ends it. */
  @Schema(name = "MeChange")
  record ChangeJson(
      @Nullable String language, @Nullable String zone, @Nullable String displayCurrency) {}

  /** Another password, with the present one. */
  @Schema(name = "PasswordChange")
  record PasswordChangeJson(@Nullable String current, @Nullable String password) {

    /** Keeps the passwords out of logs. */
    @Override
    public String toString() {
      return "PasswordChange";
    }
  }

  /** Another address, with the present password. */
  @Schema(name = "EmailChange")
  record EmailChangeJson(@Nullable String email, @Nullable String current) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
      return "EmailChange";
    }
  }

  @GetMapping
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "readMe", summary = "Read my account")
  MeJson read(@Parameter(hidden = true) @AuthenticationPrincipal Traveller who) {
    return MeJson.of(
        accounts.find(who.account()).orElseThrow(WatchApi::notFound), currency.of(who.account()));
  }

  @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "changeMe", summary = "Change language, time zone or display currency")
  MeJson change(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody ChangeJson wish) {
    String language = wish.language();
    String zone = wish.zone();
    if (language != null && languages.find(language) == null) {
      throw new BadField(
          "language", "choose one of " + languages.all().stream().map(Words::tag).toList());
    }
    if (zone != null && !Zones.names().contains(zone)) {
      throw new BadField("zone", "use a name such as Europe/Zurich");
    }
    String shown = wish.displayCurrency();
    if (shown != null && !shown.isEmpty() && !currency.offered().contains(shown)) {
      throw new BadField("displayCurrency", "choose one of " + currency.offered());
    }
    if (shown != null) {
      boolean _ = currency.choose(who.account(), shown);
    }
    if (language != null) {
      boolean _ = accounts.setLanguage(who.account(), language);
    }
    if (zone != null) {
      boolean _ = accounts.setZone(who.account(), Zones.orUtc(zone));
    }
    return read(who);
  }

  @PostMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "changePassword",
      summary = "Change my password",
      description = "Every browser is signed out. Keys go on.")
  void password(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody PasswordChangeJson wish,
      HttpServletRequest request) {
    credentials.changePassword(who, text(wish.current()), text(wish.password()), request);
  }

  @PostMapping(path = "/email", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "changeEmail",
      summary = "Ask for another address",
      description = "It counts once the link that is mailed to it was opened.")
  void email(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody EmailChangeJson wish,
      HttpServletRequest request) {
    credentials.changeEmail(who, text(wish.email()), text(wish.current()), request);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
