package dev.farehawk.web.console;

import dev.farehawk.account.Actor;
import dev.farehawk.delivery.DeadLetters;
import dev.farehawk.ops.console.Redrive;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Deliveries that were given up: why, where, and sending them again. */
@Controller
class FailingPages {

  private static final String PAGE = "/console/failing";
  private static final int MOST_HOSTS = 100;
  private static final int MOST_LETTERS = 50;

  private final DeadLetters deadLetters;
  private final Redrive redrive;
  private final Readers readers;

  FailingPages(DeadLetters deadLetters, Redrive redrive, Readers readers) {
    this.deadLetters = deadLetters;
    this.redrive = redrive;
    this.readers = readers;
  }

  @GetMapping(PAGE)
  String failing(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam @Nullable Integer again,
      Model model) {
    Clockwork time = readers.clock(reader);
    Words words = time.words();
    model.addAttribute(
        "page",
        new FailingPage(
            again == null ? null : words.say("console.redriven", "count", again),
            deadLetters.hosts(MOST_HOSTS).stream().map(host -> host(host, time)).toList(),
            deadLetters.newest(MOST_LETTERS).stream().map(one -> letter(one, time)).toList()));
    return "console/failing";
  }

  @PostMapping(PAGE + "/{delivery}/again")
  String one(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable UUID delivery,
      HttpServletRequest request) {
    return done(redrive.one(actor(reader, request), delivery));
  }

  @PostMapping(PAGE + "/again")
  String host(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam String channel,
      @RequestParam String host,
      HttpServletRequest request) {
    return done(redrive.host(actor(reader, request), channel, host));
  }

  private static String done(int tried) {
    return "redirect:" + PAGE + "?again=" + tried;
  }

  /** Who asks, for the audit log. */
  static Actor actor(Traveller reader, HttpServletRequest request) {
    return Actor.at(reader.account(), request.getRemoteAddr());
  }

  private static FailingPage.Host host(DeadLetters.FailingHost host, Clockwork time) {
    Words words = time.words();
    return new FailingPage.Host(
        host.channel(),
        OverviewWords.channel(host.channel(), words),
        host.host(),
        words.number(host.count()),
        time.shortly(host.newest()),
        why(host.newestWhy(), words));
  }

  private static FailingPage.Letter letter(DeadLetters.DeadLetter letter, Clockwork time) {
    Words words = time.words();
    return new FailingPage.Letter(
        letter.delivery(),
        OverviewWords.channel(letter.channel(), words),
        words.number(letter.attempts()),
        time.shortly(letter.mustArriveBy()),
        why(letter.why(), words));
  }

  private static String why(@Nullable String why, Words words) {
    return why == null ? words.say("console.nothing") : words.retell(why);
  }
}
