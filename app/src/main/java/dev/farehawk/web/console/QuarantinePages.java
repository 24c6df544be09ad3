package dev.farehawk.web.console;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.history.Quarantine;
import dev.farehawk.ops.console.QuarantineDesk;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
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

/** Prices held as glitches: what, why, since when, and deciding about them. */
@Controller
class QuarantinePages {

  private static final String PAGE = "/console/quarantine";

  private final QuarantineDesk desk;
  private final Readers readers;

  QuarantinePages(QuarantineDesk desk, Readers readers) {
    this.desk = desk;
    this.readers = readers;
  }

  @GetMapping(PAGE)
  String quarantine(
      @AuthenticationPrincipal Traveller reader, @RequestParam @Nullable String done, Model model) {
    Clockwork time = readers.clock(reader);
    model.addAttribute(
        "page",
        new QuarantinePage(
            done == null ? null : time.words().say("quarantine.done"),
            desk.open().stream().map(held -> line(held, time)).toList(),
            desk.decided().stream().map(held -> line(held, time)).toList()));
    return "console/quarantine";
  }

  @PostMapping(PAGE + "/{id}/believe")
  String believe(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable long id,
      HttpServletRequest request) {
    return decided(reader, id, true, request);
  }

  @PostMapping(PAGE + "/{id}/refuse")
  String refuse(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable long id,
      HttpServletRequest request) {
    return decided(reader, id, false, request);
  }

  private String decided(Traveller reader, long id, boolean believe, HttpServletRequest request) {
    if (!desk.decide(FailingPages.actor(reader, request), id, believe)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:" + PAGE + "?done";
  }

  private static QuarantinePage.Held line(Quarantine.Held held, Clockwork time) {
    Words words = time.words();
    FareQuery fare = held.fare().query();
    Long current = held.current();
    Instant decided = held.decidedAt();
    return new QuarantinePage.Held(
        String.valueOf(held.id()),
        fare.market().origin().iata()
            + " – "
            + fare.market().destination().iata()
            + ", "
            + words.day(fare.departure()),
        held.provider() + " · " + held.carrier(),
        words.price(held.price()),
        current == null
            ? words.say("console.nothing")
            : words.price(current, held.price().currency()),
        words.say(held.tooLow() ? "quarantine.far-below" : "quarantine.far-above"),
        time.shortly(decided == null ? held.observedAt() : decided),
        switch (held.state()) {
          case "CONFIRMED" -> words.say("quarantine.confirmed");
          case "REJECTED" -> words.say("quarantine.rejected");
          case "EXPIRED" -> words.say("quarantine.expired");
          default -> words.say("quarantine.waits");
        });
  }
}
