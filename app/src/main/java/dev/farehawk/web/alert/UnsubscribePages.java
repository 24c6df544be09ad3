package dev.farehawk.web.alert;

import dev.farehawk.delivery.Unsubscribe;
import dev.farehawk.words.Words;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * Ends the mail of one watch or of all: opening the link asks, posting to it acts at once (RFC
 * 8058).
 */
@Controller
class UnsubscribePages {

  private final Unsubscribe unsubscribe;

  UnsubscribePages(Unsubscribe unsubscribe) {
    this.unsubscribe = unsubscribe;
  }

  @GetMapping("/unsubscribe/{token}")
  String ask(@PathVariable String token, Words words, Model model) {
    Unsubscribe.Subject subject = known(unsubscribe.read(token));
    String address = subject.address();
    Unsubscribe.Watched watch = subject.watch();
    if (watch == null) {
      model.addAttribute("heading", words.say("unsubscribe.all.heading"));
      model.addAttribute("words", words.say("unsubscribe.all.text", "address", address));
    } else {
      String route = words.say("route", "from", watch.origin(), "to", watch.destination());
      model.addAttribute("heading", words.say("unsubscribe.heading"));
      model.addAttribute(
          "words", words.say("unsubscribe.text", "route", route, "address", address));
    }
    model.addAttribute("action", "/unsubscribe/" + token);
    model.addAttribute("button", words.say("unsubscribe.button"));
    return "account/confirm";
  }

  @PostMapping("/unsubscribe/{token}")
  String end(@PathVariable String token, Words words, Model model) {
    Unsubscribe.Subject subject = known(unsubscribe.apply(token));
    model.addAttribute("heading", words.say("unsubscribe.done.heading"));
    String done = subject.watch() == null ? "unsubscribe.all.done.text" : "unsubscribe.done.text";
    model.addAttribute("words", words.say(done, "address", subject.address()));
    model.addAttribute("href", "/");
    model.addAttribute("link", words.say("page.watch-a-fare"));
    return "account/message";
  }

  private static Unsubscribe.Subject known(Optional<Unsubscribe.Subject> subject) {
    return subject.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
