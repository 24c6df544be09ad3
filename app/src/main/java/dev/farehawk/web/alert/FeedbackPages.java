package dev.farehawk.web.alert;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Feedback.Answer;
import dev.farehawk.alert.Feedbacks;
import dev.farehawk.delivery.FeedbackLinks;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.web.watch.RouteWords;
import dev.farehawk.web.watch.WatchWords;
import dev.farehawk.words.Words;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * What an alert was worth: said on its page, or by a signed link without a login. Opening the link
 * changes nothing, since mail scanners open links; a button does.
 */
@Controller
class FeedbackPages {

  private final Feedbacks feedbacks;
  private final FeedbackLinks links;
  private final WatchWords trips;

  FeedbackPages(Feedbacks feedbacks, FeedbackLinks links, WatchWords trips) {
    this.feedbacks = feedbacks;
    this.links = links;
    this.trips = trips;
  }

  @PostMapping("/alerts/{id}/feedback")
  String give(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String answer) {
    Answer said = answer(answer);
    boolean kept =
        said == null
            ? feedbacks.of(reader.account(), id).isPresent()
            : feedbacks.give(reader.account(), id, said);
    if (!kept) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/alerts/" + id + "#feedback";
  }

  @GetMapping("/feedback/{token}")
  String ask(@PathVariable String token, Words words, Model model) {
    return show(alert(token), token, words, model);
  }

  @PostMapping("/feedback/{token}")
  String giveByLink(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String answer,
      Words words,
      Model model) {
    Alert alert = alert(token);
    Answer said = answer(answer);
    if (said != null) {
      boolean _ = feedbacks.give(alert.watch().account(), alert.id(), said);
    }
    return show(alert, token, words, model);
  }

  private String show(Alert alert, String token, Words words, Model model) {
    RouteWords route = trips.route(alert.fareQuery().query(), words);
    model.addAttribute("route", route);
    model.addAttribute(
        "about",
        words.say(
            "list.join",
            "first",
            WatchWords.days(alert.fareQuery().query(), words),
            "rest",
            words.price(alert.price())));
    model.addAttribute(
        "feedback",
        FeedbackPart.of(
            "/feedback/" + token,
            feedbacks.of(alert.watch().account(), alert.id()).orElse(null),
            words));
    return "alert/feedback";
  }

  private Alert alert(String token) {
    return links.read(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static @Nullable Answer answer(String name) {
    for (Answer answer : Answer.values()) {
      if (answer.name().equals(name)) {
        return answer;
      }
    }
    return null;
  }
}
