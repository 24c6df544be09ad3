package dev.farehawk.web.channel;

import dev.farehawk.account.ConnectChannels;
import dev.farehawk.words.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The link that was sent to a new endpoint. Opening it changes nothing: programs fetch links to
 * show a preview of them.
 */
@Controller
class ConfirmPages {

  private final ConnectChannels connect;

  ConfirmPages(ConnectChannels connect) {
    this.connect = connect;
  }

  @GetMapping("/confirm/{token}")
  String ask(@PathVariable String token, Words words, Model model) {
    model.addAttribute("heading", words.say("channels.ask.heading"));
    model.addAttribute("words", words.say("channels.ask.text"));
    model.addAttribute("action", "/confirm/" + token);
    model.addAttribute("button", words.say("channels.ask.button"));
    return "account/confirm";
  }

  @PostMapping("/confirm/{token}")
  String confirm(@PathVariable String token, Words words, Model model) {
    boolean confirmed = connect.confirm(token).isPresent();
    model.addAttribute(
        "heading", words.say(confirmed ? "verify.done.heading" : "verify.stale.heading"));
    model.addAttribute("words", words.say(confirmed ? "channels.ask.done" : "verify.stale.text"));
    model.addAttribute("href", "/settings/channels");
    model.addAttribute("link", words.say("settings.title"));
    return "account/message";
  }
}
