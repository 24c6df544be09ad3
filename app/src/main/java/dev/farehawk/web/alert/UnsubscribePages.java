package dev.farehawk.web.alert;

import dev.farehawk.delivery.Unsubscribe;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Ends one watch's mail: opening the link asks, posting to it acts at once (RFC 8058). */
@Controller
class UnsubscribePages {

  private final Unsubscribe unsubscribe;

  UnsubscribePages(Unsubscribe unsubscribe) {
    this.unsubscribe = unsubscribe;
  }

  @GetMapping("/unsubscribe/{token}")
  String ask(@PathVariable String token, Model model) {
    Unsubscribe.Subject subject = known(unsubscribe.read(token));
    model.addAttribute("heading", "No more mail of this watch?");
    model.addAttribute(
        "words",
        "Alerts of "
            + subject.origin()
            + " to "
            + subject.destination()
            + " are no longer mailed to "
            + subject.address()
            + ". The watch itself goes on.");
    model.addAttribute("action", "/unsubscribe/" + token);
    model.addAttribute("button", "No more mail");
    return "account/confirm";
  }

  @PostMapping("/unsubscribe/{token}")
  String end(@PathVariable String token, Model model) {
    Unsubscribe.Subject subject = known(unsubscribe.apply(token));
    model.addAttribute("heading", "Done");
    model.addAttribute("words", "This watch is no longer mailed to " + subject.address() + ".");
    model.addAttribute("href", "/");
    model.addAttribute("link", "Watch a fare");
    return "account/message";
  }

  private static Unsubscribe.Subject known(Optional<Unsubscribe.Subject> subject) {
    return subject.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
