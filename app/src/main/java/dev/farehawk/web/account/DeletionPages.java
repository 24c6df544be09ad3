package dev.farehawk.web.account;

import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The end of an account, and the link that keeps it. */
@Controller
class DeletionPages {

  private final OwnDeletion deletion;
  private final DataPageReader pages;

  DeletionPages(OwnDeletion deletion, DataPageReader pages) {
    this.deletion = deletion;
    this.pages = pages;
  }

  @PostMapping("/settings/data/delete")
  String delete(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "") String current,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    if (deletion.delete(reader, current, request).isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      var problem = new DataPageReader.Problems(null, null, words.say("problem.password-wrong"));
      return pages.show(reader, problem, words, model);
    }
    StayCookie.clear(request, response);
    request.getSession().invalidate();
    return "redirect:/login?closed";
  }

  /** Opening the link changes nothing: mail scanners open links too. */
  @GetMapping("/keep/{token}")
  String ask(@PathVariable String token, Words words, Model model) {
    if (!deletion.keeps(token)) {
      return outdated(words, model);
    }
    model.addAttribute("heading", words.say("keep.heading"));
    model.addAttribute("words", words.say("keep.text"));
    model.addAttribute("action", "/keep/" + token);
    model.addAttribute("button", words.say("keep.button"));
    return "account/confirm";
  }

  @PostMapping("/keep/{token}")
  String keep(@PathVariable String token, HttpServletRequest request, Words words, Model model) {
    if (!deletion.keep(token, request)) {
      return outdated(words, model);
    }
    model.addAttribute("heading", words.say("keep.done.heading"));
    model.addAttribute("words", words.say("keep.done.text"));
    model.addAttribute("href", "/login");
    model.addAttribute("link", words.say("page.sign-in"));
    return "account/message";
  }

  private static String outdated(Words words, Model model) {
    model.addAttribute("heading", words.say("verify.stale.heading"));
    model.addAttribute("words", words.say("keep.stale.text"));
    model.addAttribute("href", "/");
    model.addAttribute("link", words.say("page.watch-a-fare"));
    return "account/message";
  }
}
