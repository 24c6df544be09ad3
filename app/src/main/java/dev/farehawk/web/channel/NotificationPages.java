package dev.farehawk.web.channel;

import static dev.farehawk.web.channel.NotificationForm.DAILY;
import static dev.farehawk.web.channel.NotificationForm.OFF;

import dev.farehawk.account.Channel;
import dev.farehawk.account.DigestTimes;
import dev.farehawk.account.Endpoint;
import dev.farehawk.account.Endpoints;
import dev.farehawk.account.KeepPreferences;
import dev.farehawk.account.KeepPreferences.Use;
import dev.farehawk.account.Preferences;
import dev.farehawk.account.QuietHours;
import dev.farehawk.web.ChannelWords;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.web.channel.NotificationsPage.Choice;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** When alerts come, how many, together or apart, and over which channels first. */
@Controller
@RequestMapping("/settings/notifications")
class NotificationPages {

  private final OwnWishes wishes;
  private final Endpoints endpoints;
  private final Readers readers;

  NotificationPages(OwnWishes wishes, Endpoints endpoints, Readers readers) {
    this.wishes = wishes;
    this.endpoints = endpoints;
    this.readers = readers;
  }

  @GetMapping
  String show(
      @AuthenticationPrincipal Traveller reader, @RequestParam @Nullable String done, Model model) {
    Words words = readers.words(reader);
    Preferences preferences = preferences(reader);
    Map<String, String> fields = fields(preferences);
    wishes
        .channels(reader.account())
        .forEach((channel, use) ->
            fields.put(
                "use." + channel.name(), use.off() ? OFF : Integer.toString(use.position())));
    model.addAttribute("notice", done == null ? null : words.say("settings.saved"));
    return page(reader, fields, Map.of(), model);
  }

  @PostMapping
  String save(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    NotificationForm form = new NotificationForm(typed, readers.words(reader));
    Preferences wanted = form.preferences(preferences(reader).zone());
    Map<Channel, Use> uses = form.uses();
    if (!form.problems().isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("notice", null);
      return page(reader, typed, form.problems(), model);
    }
    wishes.change(reader.account(), wanted, uses);
    return "redirect:/settings/notifications?done";
  }

  private Preferences preferences(Traveller reader) {
    return wishes
        .of(reader.account())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Map<String, String> fields(Preferences preferences) {
    Map<String, String> fields = new HashMap<>();
    QuietHours quiet = preferences.quiet();
    if (quiet != null) {
      fields.put("quiet-from", quiet.from().toString());
      fields.put("quiet-until", quiet.until().toString());
    }
    Integer cap = preferences.mostADay();
    if (cap != null) {
      fields.put("cap", cap.toString());
    }
    DigestTimes digest = preferences.digest();
    if (digest != null) {
      DayOfWeek day = digest.day();
      fields.put("digest", day == null ? DAILY : Integer.toString(day.getValue()));
      fields.put("digest-at", digest.at().toString());
    }
    return fields;
  }

  private String page(
      Traveller reader, Map<String, String> fields, Map<String, String> problems, Model model) {
    Words words = readers.words(reader);
    model.addAttribute("problems", problems);
    model.addAttribute(
        "page",
        new NotificationsPage(
            readers.clock(reader).zone().getId(),
            fields.getOrDefault("quiet-from", ""),
            fields.getOrDefault("quiet-until", ""),
            fields.getOrDefault("cap", ""),
            digests(fields.getOrDefault("digest", ""), words),
            fields.getOrDefault("digest-at", ""),
            uses(reader.account(), fields, words)));
    return "channel/notifications";
  }

  private static List<Choice> digests(String chosen, Words words) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", words.say("notify.digest.none"), chosen.isEmpty()));
    choices.add(new Choice(DAILY, words.say("notify.digest.daily"), chosen.equals(DAILY)));
    for (DayOfWeek day : DayOfWeek.values()) {
      String value = Integer.toString(day.getValue());
      String name = day.getDisplayName(TextStyle.FULL_STANDALONE, words.locale());
      choices.add(
          new Choice(value, words.say("notify.digest.weekly", "day", name), chosen.equals(value)));
    }
    return choices;
  }

  /** Kinds of channels that the account has. */
  private List<NotificationsPage.Use> uses(UUID account, Map<String, String> fields, Words words) {
    return endpoints.of(account).stream()
        .map(Endpoint::channel)
        .filter(channel -> channel != Channel.INBOX)
        .distinct()
        .sorted()
        .map(channel ->
            new NotificationsPage.Use(
                channel.name(),
                ChannelWords.of(channel, words),
                places(fields.getOrDefault("use." + channel.name(), "0"), words)))
        .toList();
  }

  private static List<Choice> places(String chosen, Words words) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("0", words.say("notify.use.first"), chosen.equals("0")));
    for (int place = 1; place <= KeepPreferences.Use.LAST_POSITION; place++) {
      String value = Integer.toString(place);
      choices.add(
          new Choice(
              value, words.say("notify.use.later", "place", place + 1), chosen.equals(value)));
    }
    choices.add(new Choice(OFF, words.say("notify.use.off"), chosen.equals(OFF)));
    return choices;
  }
}
