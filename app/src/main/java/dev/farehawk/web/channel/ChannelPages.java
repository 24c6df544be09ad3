package dev.farehawk.web.channel;

import dev.farehawk.account.ChallengeSender;
import dev.farehawk.account.Channel;
import dev.farehawk.account.ConnectChannels;
import dev.farehawk.account.Endpoint;
import dev.farehawk.account.Endpoints;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.delivery.Notices;
import dev.farehawk.delivery.PushKey;
import dev.farehawk.delivery.TryEndpoint;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.web.ChannelWords;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where alerts go: every endpoint with its state, and what can be done with it. */
@Controller
@RequestMapping("/settings/channels")
class ChannelPages {

  private static final String CHANNELS = "redirect:/settings/channels";
  private static final int MOST_NEWS = 5;

  private final Endpoints endpoints;
  private final ConnectChannels connect;
  private final Around around;

  /** What else the page shows and does. */
  @Component
  record Around(TryEndpoint tryEndpoint, Notices notices, PushKey pushKey, Readers readers) {}

  ChannelPages(Endpoints endpoints, ConnectChannels connect, Around around) {
    this.endpoints = endpoints;
    this.connect = connect;
    this.around = around;
  }

  /**
   * What the page says at its top.
   *
   * @param good whether it is good news
   * @param secret shown this once; null when there is none
   */
  private record Said(boolean good, String words, @Nullable String secret) {

    static Said good(String words) {
      return new Said(true, words, null);
    }

    static Said bad(String words) {
      return new Said(false, words, null);
    }
  }

  @GetMapping
  String channels(@AuthenticationPrincipal Traveller reader, Model model) {
    return page(reader, null, Map.of(), model);
  }

  @PostMapping("/email")
  String addEmail(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String email,
      HttpServletResponse response,
      Words words,
      Model model) {
    return change(
        reader,
        response,
        model,
        () -> {
          var added = endpoints.addEmail(reader.account(), email, words.tag());
          return Said.good(words.say("channels.said.mailed", "address", added.address()));
        });
  }

  @PostMapping("/webhook")
  String addWebhook(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String url,
      HttpServletResponse response,
      Words words,
      Model model) {
    return change(
        reader,
        response,
        model,
        () -> {
          ConnectChannels.ConnectedWebhook made = connect.webhook(reader.account(), url);
          Said said = said(made.connected(), words);
          return new Said(said.good(), said.words(), made.secret());
        });
  }

  @PostMapping("/chat")
  String addChat(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String url,
      HttpServletResponse response,
      Words words,
      Model model) {
    Channel channel =
        Channel.chat(service)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    String page =
        change(
            reader,
            response,
            model,
            () -> said(connect.chat(reader.account(), channel, url), words));
    if (response.getStatus() == HttpStatus.UNPROCESSABLE_CONTENT.value()) {
      model.addAttribute("chats", chats(channel, words));
      model.addAttribute("typed", url);
    }
    return page;
  }

  @PostMapping("/push")
  String addBrowser(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String endpoint,
      @RequestParam(defaultValue = "") String point,
      @RequestParam(defaultValue = "") String secret,
      @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
      HttpServletResponse response,
      Words words,
      Model model) {
    var subscription = new ConnectChannels.PushSubscription(endpoint, point, secret);
    return change(
        reader,
        response,
        model,
        () ->
            said(
                connect.push(
                    reader.account(),
                    subscription,
                    BrowserName.of(agent, words.say("channel.push"))),
                words));
  }

  @PostMapping("/{id}/code")
  String typeCode(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String code,
      HttpServletResponse response,
      Words words,
      Model model) {
    Endpoint endpoint = known(endpoints.find(reader.account(), id));
    if (connect.confirm(reader.account(), endpoint.id(), code)) {
      return page(reader, Said.good(words.say("channels.said.confirmed")), Map.of(), model);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    Said wrong = Said.bad(words.say("channels.said.wrong-code"));
    return page(reader, wrong, Map.of(), model);
  }

  @PostMapping("/{id}/again")
  String challengeAgain(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable long id,
      HttpServletResponse response,
      Words words,
      Model model) {
    return change(
        reader,
        response,
        model,
        () ->
            endpoints.verifyAgain(reader.account(), id, words.tag())
                ? Said.good(words.say("channels.said.mailed-again"))
                : said(known(connect.again(reader.account(), id)), words));
  }

  @PostMapping("/{id}/on")
  String enable(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable long id,
      HttpServletResponse response,
      Words words,
      Model model) {
    if (!endpoints.enable(reader.account(), id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return challengeAgain(reader, id, response, words, model);
  }

  @PostMapping("/{id}/off")
  String disable(@AuthenticationPrincipal Traveller reader, @PathVariable long id) {
    if (!endpoints.disable(reader.account(), id, "You switched it off.")) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return CHANNELS;
  }

  @PostMapping("/{id}/test")
  String test(
      @AuthenticationPrincipal Traveller reader, @PathVariable long id, Words words, Model model) {
    Said said =
        switch (known(around.tryEndpoint().test(reader.account(), id))) {
          case TryEndpoint.Tested.Taken taken ->
              Said.good(words.say("channels.said.test", "millis", taken.within().toMillis()));
          case TryEndpoint.Tested.Failed failed ->
              Said.bad(
                  words.say("channels.said.test-failed", "problem", words.retell(failed.why())));
          case TryEndpoint.Tested.TooSoon soon ->
              Said.bad(words.say("channels.said.too-soon", "span", words.span(soon.pause())));
        };
    return page(reader, said, Map.of(), model);
  }

  @PostMapping("/{id}/delete")
  String remove(@AuthenticationPrincipal Traveller reader, @PathVariable long id) {
    if (!endpoints.remove(reader.account(), id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return CHANNELS;
  }

  private static List<NotificationsPage.Choice> chats(Channel chosen, Words words) {
    return Arrays.stream(Channel.values())
        .filter(Channel::isChat)
        .map(one ->
            new NotificationsPage.Choice(one.name(), ChannelWords.of(one, words), one == chosen))
        .toList();
  }

  private static Said said(ConnectChannels.Connected connected, Words words) {
    String shown = connected.endpoint().shown();
    return switch (connected.result()) {
      case ChallengeSender.Result.Confirmed ignored ->
          Said.good(words.say("channels.said.itself", "name", shown));
      case ChallengeSender.Result.Sent ignored ->
          Said.good(words.say("channels.said.sent", "name", shown));
      case ChallengeSender.Result.Failed failed ->
          Said.bad(
              words.say(
                  "channels.said.not-sent", "name", shown, "problem", words.retell(failed.why())));
    };
  }

  private String change(
      Traveller reader, HttpServletResponse response, Model model, Supplier<Said> change) {
    try {
      return page(reader, change.get(), Map.of(), model);
    } catch (InvalidAccount e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      Map<String, String> problems =
          e.problems().stream()
              .collect(
                  Collectors.toMap(
                      FieldProblem::field, around.readers().words(reader)::say, (one, _) -> one));
      return page(
          reader,
          Said.bad(around.readers().words(reader).say(e.problems().getFirst())),
          problems,
          model);
    }
  }

  private static <T> T known(Optional<T> found) {
    return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String page(
      Traveller reader, @Nullable Said said, Map<String, String> problems, Model model) {
    Clockwork time = around.readers().clock(reader);
    model.addAttribute(
        "page",
        new ChannelsPage(
            endpoints.of(reader.account()).stream()
                .map(endpoint -> ChannelLines.line(endpoint, reader.email(), time))
                .toList(),
            around.pushKey().text(),
            around.notices().of(reader.account(), MOST_NEWS).stream()
                .map(one ->
                    new ChannelsPage.News(time.words().retell(one.words()), time.shortly(one.at())))
                .toList()));
    model.addAttribute("chats", chats(Channel.NTFY, time.words()));
    model.addAttribute("problems", problems);
    model.addAttribute("said", said == null ? null : said.words());
    model.addAttribute("good", said == null || said.good());
    model.addAttribute("secret", said == null ? null : said.secret());
    return "channel/channels";
  }
}
