package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.Actor;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.Endpoint;
import dev.farehawk.account.Endpoints;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.KeyRing;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.web.ChannelWords;
import dev.farehawk.web.Readers;
import dev.farehawk.web.Zones;
import dev.farehawk.web.currency.DisplayCurrency;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where alerts go, API keys and the time zone. */
@Controller
@RequestMapping("/settings")
class SettingsPages {

  private static final String SETTINGS = "redirect:/settings?done";

  private final Accounts accounts;
  private final Endpoints endpoints;
  private final ApiKeys keys;
  private final KeyRing ring;
  private final Readers readers;
  private final Choices choices;

  /** What there is to choose from. */
  @Component
  record Choices(Languages languages, DisplayCurrency currency) {}

  SettingsPages(
      Accounts accounts,
      Endpoints endpoints,
      ApiKeys keys,
      KeyRing ring,
      Readers readers,
      Choices choices) {
    this.accounts = accounts;
    this.endpoints = endpoints;
    this.keys = keys;
    this.ring = ring;
    this.readers = readers;
    this.choices = choices;
  }

  /** A secret that is shown this once; null when there is none. */
  private record Shown(@Nullable String title, @Nullable String secret) {

    static final Shown NOTHING = new Shown(null, null);
  }

  @GetMapping
  String settings(
      @AuthenticationPrincipal Traveller reader, @RequestParam @Nullable String done, Model model) {
    return page(
        reader,
        done == null ? null : readers.words(reader).say("settings.saved"),
        Map.of(),
        Shown.NOTHING,
        model);
  }

  @PostMapping("/keys")
  String addKey(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    try {
      ApiKeys.NewApiKey made = ring.make(actor(reader, request), ApiKeys.Wish.ofTraveller(name));
      return page(
          reader,
          null,
          Map.of(),
          new Shown(readers.words(reader).say("settings.secret.key"), made.secret()),
          model);
    } catch (InvalidAccount e) {
      return refused(reader, e, response, model);
    }
  }

  @PostMapping("/keys/{id}/delete")
  String revokeKey(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable UUID id,
      HttpServletRequest request) {
    return done(ring.revoke(actor(reader, request), id));
  }

  private static Actor actor(Traveller reader, HttpServletRequest request) {
    return Actor.at(reader.account(), request.getRemoteAddr());
  }

  @PostMapping("/zone")
  String chooseZone(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String zone,
      HttpServletResponse response,
      Model model) {
    if (!Zones.names().contains(zone)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      Map<String, String> problems =
          Map.of("zone", readers.words(reader).say("settings.zone.wrong"));
      return page(reader, null, problems, Shown.NOTHING, model);
    }
    return done(accounts.setZone(reader.account(), Zones.orUtc(zone)));
  }

  @PostMapping("/language")
  String chooseLanguage(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String language,
      HttpServletResponse response,
      Model model) {
    if (choices.languages().find(language) == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      Map<String, String> problems =
          Map.of("language", readers.words(reader).say("settings.language.wrong"));
      return page(reader, null, problems, Shown.NOTHING, model);
    }
    return done(accounts.setLanguage(reader.account(), language));
  }

  private static String done(boolean found) {
    if (!found) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return SETTINGS;
  }

  private String refused(
      Traveller reader, InvalidAccount refusal, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    Map<String, String> problems =
        refusal.problems().stream()
            .collect(
                Collectors.toMap(FieldProblem::field, readers.words(reader)::say, (one, _) -> one));
    return page(reader, null, problems, Shown.NOTHING, model);
  }

  private String page(
      Traveller reader,
      @Nullable String notice,
      Map<String, String> problems,
      Shown shown,
      Model model) {
    Account account =
        accounts
            .find(reader.account())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<SettingsPage.Line> lines =
        endpoints.of(account.id()).stream().map(one -> line(one, readers.words(reader))).toList();
    List<SettingsPage.Key> made =
        keys.of(account.id()).stream()
            .map(key ->
                new SettingsPage.Key(
                    key.id().toString(),
                    key.name(),
                    readers.clock(reader).shortly(key.createdAt())))
            .toList();
    model.addAttribute(
        "page",
        new SettingsPage(
            account.email(),
            new SettingsPage.Locality(
                readers.words(reader).tag(),
                account.zone().getId(),
                Zones.names(),
                choices.currency().of(account.id()),
                choices.currency().offered()),
            lines,
            made));
    model.addAttribute("problems", problems);
    model.addAttribute("notice", notice);
    model.addAttribute("secretTitle", shown.title());
    model.addAttribute("secret", shown.secret());
    return "account/settings";
  }

  private static SettingsPage.Line line(Endpoint endpoint, Words words) {
    String channel = ChannelWords.of(endpoint.channel(), words);
    String state =
        switch (endpoint.state()) {
          case UNVERIFIED -> words.say("settings.endpoint.unverified");
          case ACTIVE -> words.say("settings.endpoint.active");
          case DISABLED -> words.say("settings.endpoint.disabled");
        };
    return new SettingsPage.Line(channel, endpoint.shown(), state);
  }
}
