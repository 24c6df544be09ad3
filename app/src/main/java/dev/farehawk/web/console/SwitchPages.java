package dev.farehawk.web.console;

import dev.farehawk.ops.console.Queue;
import dev.farehawk.ops.console.ReadOverview;
import dev.farehawk.ops.console.SwitchBoard;
import dev.farehawk.platform.flags.FlagTable;
import dev.farehawk.platform.flags.Switch;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
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

/** What operators may stop while the service runs. */
@Controller
class SwitchPages {

  private static final String PAGE = "/console/switches";

  private final SwitchBoard board;
  private final ReadOverview overview;
  private final Readers readers;

  SwitchPages(SwitchBoard board, ReadOverview overview, Readers readers) {
    this.board = board;
    this.overview = overview;
    this.readers = readers;
  }

  @GetMapping(PAGE)
  String switches(@AuthenticationPrincipal Traveller reader, Model model) {
    Clockwork time = readers.clock(reader);
    List<Queue> queues = overview.read().queues();
    model.addAttribute(
        "page",
        new SwitchesPage(board.all().stream().map(one -> line(one, queues, time)).toList()));
    return "console/switches";
  }

  @PostMapping(PAGE + "/{key}")
  String turn(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable String key,
      @RequestParam(defaultValue = "false") boolean stop,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request) {
    Switch part =
        board.part(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (reason.isBlank() || reason.strip().length() > FlagTable.LONGEST_REASON) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "say why in at most 200 characters, for the audit log");
    }
    var _ = board.turn(FailingPages.actor(reader, request), part, stop, reason.strip());
    return "redirect:" + PAGE;
  }

  private static SwitchesPage.Line line(
      SwitchBoard.State state, List<Queue> queues, Clockwork time) {
    Words words = time.words();
    Instant since = state.since();
    return new SwitchesPage.Line(
        state.part().key(),
        state.part().key().replace(':', '-'),
        name(state.part(), words),
        state.stopped(),
        since == null
            ? null
            : words.say(
                "console.switch.since",
                "moment",
                time.shortly(since),
                "reason",
                String.valueOf(state.reason())),
        waits(state.part(), queues, time));
  }

  static String name(Switch part, Words words) {
    return switch (part.kind()) {
      case PROVIDER -> words.say("console.switch.provider", "name", part.of());
      case CHANNEL ->
          words.say("console.switch.channel", "name", OverviewWords.channel(part.of(), words));
      case VERDICTS -> words.say("console.switch.verdicts", "name", part.of());
      case CHANGES -> words.say("console.switch.changes");
      case SIGN_UP -> words.say("console.switch.sign-up");
    };
  }

  private static @Nullable String waits(Switch part, List<Queue> queues, Clockwork time) {
    Words words = time.words();
    for (Queue queue : queues) {
      Instant oldest = queue.oldest();
      if (queue.waits() == Queue.Place.DELIVER
          && part.equals(Switch.channel(String.valueOf(queue.channel())))
          && oldest != null) {
        return words.say(
            "console.switch.waits", "count", queue.depth(), "moment", time.shortly(oldest));
      }
    }
    return null;
  }
}
