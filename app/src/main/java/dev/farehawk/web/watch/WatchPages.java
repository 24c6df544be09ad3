package dev.farehawk.web.watch;

import dev.farehawk.fare.Money;
import dev.farehawk.watch.InvalidWatch;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The front page with the form, the list of watches and the page of each. */
@Controller
class WatchPages {

  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,7}([.][0-9]{1,3})?");
  private static final String LIST = "redirect:/watches";
  private static final Duration SNOOZE = Duration.ofDays(7);

  private final Watches watches;
  private final WatchFormReader reader;
  private final DraftKeeper drafts;
  private final Shown shown;

  /** What pages are drawn with. */
  @org.springframework.stereotype.Component
  record Shown(WatchPageReader pages, Readers readers, InstantSource clock, FormPage form) {}

  WatchPages(Watches watches, WatchFormReader reader, DraftKeeper drafts, Shown shown) {
    this.watches = watches;
    this.reader = reader;
    this.drafts = drafts;
    this.shown = shown;
  }

  /** The form; filled in by the address, such as one of a date in the calendar. */
  @GetMapping("/")
  String home(
      @ModelAttribute WatchForm linked, HttpServletRequest request, Words words, Model model) {
    if (linked.from() != null || linked.to() != null) {
      return shown.form().show(linked.withUsualPercent(), FormProblems.NONE, words, model);
    }
    return drafts
        .take(request)
        .map(kept -> shown.form().show(kept.form(), kept.problems(), words, model))
        .orElseGet(() -> shown.form().show(WatchForm.EMPTY, FormProblems.NONE, words, model));
  }

  @PostMapping("/watches")
  String create(
      @AuthenticationPrincipal @Nullable Traveller traveller,
      @ModelAttribute WatchForm typed,
      @RequestParam(name = "choose-from", required = false) @Nullable String chosenFrom,
      @RequestParam(name = "choose-to", required = false) @Nullable String chosenTo,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model) {
    WatchForm form = typed.choosing(chosenFrom, chosenTo);
    WatchFormReader.Reading reading = reader.read(form, words);
    WatchDraft draft = reading.draft().orElse(null);
    if (draft == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return shown.form().show(form, reading.problems(), words, model);
    }
    if (traveller == null) {
      drafts.keep(form, request);
      return "redirect:/signup";
    }
    try {
      WatchView saved = watches.create(traveller.account(), draft);
      return LIST + "/" + saved.id() + "?saved";
    } catch (InvalidWatch e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return shown.form().show(form, WatchFormReader.refused(e, form, words), words, model);
    }
  }

  @GetMapping("/watches/{id}")
  String detail(
      @AuthenticationPrincipal Traveller traveller,
      @PathVariable UUID id,
      @RequestParam @Nullable String date,
      @RequestParam @Nullable String saved,
      Words words,
      Model model) {
    WatchView watch = watches.find(traveller.account(), id).orElseThrow(WatchPages::nothingHere);
    model.addAttribute(
        "page", shown.pages().read(watch, date(date), shown.readers().clock(traveller)));
    model.addAttribute("notice", notice(saved, words));
    return "watch/detail";
  }

  private static @Nullable String notice(@Nullable String saved, Words words) {
    if (saved == null) {
      return null;
    }
    return switch (saved) {
      case "edited" -> words.say("detail.edited");
      case "anew" -> words.say("detail.rearmed");
      case "wake" -> words.say("wake.set");
      case "wake-wrong" -> words.say("wake.wrong");
      default -> words.say("detail.saved");
    };
  }

  @GetMapping("/watches/{id}/edit")
  String edit(
      @AuthenticationPrincipal Traveller traveller,
      @PathVariable UUID id,
      Words words,
      Model model) {
    WatchView watch = watches.find(traveller.account(), id).orElseThrow(WatchPages::nothingHere);
    return edit(id, FilledForm.of(watch), FormProblems.NONE, words, model);
  }

  @PostMapping("/watches/{id}/edit")
  String edit(
      @AuthenticationPrincipal Traveller traveller,
      @PathVariable UUID id,
      @ModelAttribute WatchForm typed,
      @RequestParam(name = "choose-from", required = false) @Nullable String chosenFrom,
      @RequestParam(name = "choose-to", required = false) @Nullable String chosenTo,
      HttpServletResponse response,
      Words words,
      Model model) {
    WatchView present = watches.find(traveller.account(), id).orElseThrow(WatchPages::nothingHere);
    WatchForm form = typed.choosing(chosenFrom, chosenTo);
    FormProblems problems = FormProblems.NONE;
    try {
      WatchFormReader.Reading reading = reader.read(form, words);
      problems = reading.problems();
      WatchDraft draft = reading.draft().orElse(null);
      if (draft != null) {
        Watches.Edited edited =
            watches
                .edit(traveller.account(), id, draft.named(present.label()))
                .orElseThrow(WatchPages::nothingHere);
        return LIST + "/" + id + "?saved=" + (edited.rearmed() ? "anew" : "edited");
      }
    } catch (InvalidWatch e) {
      problems = WatchFormReader.refused(e, form, words);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return edit(id, form, problems, words, model);
  }

  private String edit(UUID id, WatchForm form, FormProblems problems, Words words, Model model) {
    String _ = shown.form().show(form, problems, words, model);
    model.addAttribute("action", "/watches/" + id + "/edit");
    model.addAttribute("near", reader.near(form));
    return "watch/edit";
  }

  /** Snoozes for a week, or ends a snooze. */
  @PostMapping("/watches/{id}/snooze")
  String snooze(@AuthenticationPrincipal Traveller traveller, @PathVariable UUID id) {
    Instant now = shown.clock().instant();
    WatchView watch = watches.find(traveller.account(), id).orElseThrow(WatchPages::nothingHere);
    Instant until = watch.status().snoozedUntil();
    boolean _ =
        (until != null && until.isAfter(now))
            ? watches.wake(traveller.account(), id)
            : watches.snooze(traveller.account(), id, now.plus(SNOOZE));
    return LIST + "/" + id;
  }

  /** Sets or, left empty, ends the price that wakes. */
  @PostMapping("/watches/{id}/wake")
  String wakeBelow(
      @AuthenticationPrincipal Traveller traveller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String amount) {
    WatchView watch = watches.find(traveller.account(), id).orElseThrow(WatchPages::nothingHere);
    String typed = amount.strip().replace(',', '.');
    Long minor = null;
    if (!typed.isEmpty()) {
      if (!AMOUNT.matcher(typed).matches()) {
        return LIST + "/" + id + "?saved=wake-wrong";
      }
      minor = Money.ofMajor(new BigDecimal(typed), watch.journey().currency()).minor();
      if (minor < 1) {
        return LIST + "/" + id + "?saved=wake-wrong";
      }
    }
    boolean _ = watches.wakeBelow(traveller.account(), id, minor);
    return LIST + "/" + id + "?saved=wake";
  }

  @PostMapping("/watches/{id}/pause")
  String pause(@AuthenticationPrincipal Traveller traveller, @PathVariable UUID id) {
    return change(traveller, id, watches::pause);
  }

  @PostMapping("/watches/{id}/resume")
  String resume(@AuthenticationPrincipal Traveller traveller, @PathVariable UUID id) {
    return change(traveller, id, watches::resume);
  }

  @PostMapping("/watches/{id}/delete")
  String delete(@AuthenticationPrincipal Traveller traveller, @PathVariable UUID id) {
    if (!watches.delete(traveller.account(), id)) {
      throw nothingHere();
    }
    return LIST + "?deleted";
  }

  /** Doing it twice is the same as once, as long as the watch is the traveller's. */
  private String change(Traveller traveller, UUID id, BiPredicate<UUID, UUID> change) {
    if (!change.test(traveller.account(), id) && watches.find(traveller.account(), id).isEmpty()) {
      throw nothingHere();
    }
    return LIST + "/" + id;
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static ResponseStatusException nothingHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
