package dev.farehawk.web.channel;

import dev.farehawk.account.ConnectChannels;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The link that was sent to a new endpoint. Opening it changes nothing: chats fetch links to show a
 * preview of them.
 */
@Controller
class ConfirmPages {

  private final ConnectChannels connect;

  ConfirmPages(ConnectChannels connect) {
    this.connect = connect;
  }

  @GetMapping("/confirm/{token}")
  String ask(@PathVariable String token, Model model) {
    model.addAttribute("heading", "Send fare alerts here?");
    model.addAttribute("words", "Then alerts come to where you found this link.");
    model.addAttribute("action", "/confirm/" + token);
    model.addAttribute("button", "Yes, send them");
    return "account/confirm";
  }

  @PostMapping("/confirm/{token}")
  String confirm(@PathVariable String token, Model model) {
    boolean confirmed = connect.confirm(token).isPresent();
    model.addAttribute("heading", confirmed ? "Confirmed" : "This link does not work any more");
    model.addAttribute(
        "words",
        confirmed
            ? "Alerts come there from now on."
            : "It was used already or is too old. Your settings send you a new one.");
    model.addAttribute("href", "/settings/channels");
    model.addAttribute("link", "Settings");
    return "account/message";
  }
}
