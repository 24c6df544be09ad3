package dev.farehawk.web.watch;

import dev.farehawk.ops.insight.MarketCalendars;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.ExpandMonth;
import dev.farehawk.watch.InvalidWatch;
import dev.farehawk.watch.Trip;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The calendar of a market's cheapest dates, from what is stored; its address can be kept. */
@Controller
class CalendarPages {

  private static final int USUAL_DAYS_AHEAD = 14;

  private final WatchFormReader reader;
  private final FormPage formPage;
  private final MarketCalendars calendars;
  private final Saying saying;

  /** How it is said. */
  @Component
  record Saying(CalendarWords calendars, RouteMaps maps, Readers readers, InstantSource clock) {}

  CalendarPages(
      WatchFormReader reader, FormPage formPage, MarketCalendars calendars, Saying saying) {
    this.reader = reader;
    this.formPage = formPage;
    this.calendars = calendars;
    this.saying = saying;
  }

  /** What the address asks for; all of it may be missing. */
  record Asked(
      @Nullable String from,
      @Nullable String to,
      @Nullable String month,
      @Nullable String nights,
      @Nullable String adults,
      @Nullable String cabin) {

    boolean nothing() {
      return from == null && to == null;
    }

    /** As the form of a watch in that month. */
    WatchForm form(YearMonth usual, @Nullable String alsoFrom, @Nullable String alsoTo) {
      boolean back = nights != null && !nights.isBlank();
      return new WatchForm(
          from,
          to,
          WatchForm.When.MONTH.name(),
          null,
          null,
          WatchForm.RuleChoice.ORACLE.name(),
          null,
          null,
          month == null || month.isBlank() ? usual.toString() : month,
          null,
          null,
          new MoreWishes(
              (back ? MoreWishes.Back.NIGHTS : MoreWishes.Back.NONE).name(),
              null,
              back ? nights : null,
              back ? nights : null,
              adults,
              cabin,
              null,
              null,
              null,
              null,
              null,
              alsoFrom,
              alsoTo));
    }
  }

  @GetMapping("/calendar")
  String show(
      @AuthenticationPrincipal @Nullable Traveller traveller,
      @ModelAttribute Asked asked,
      @RequestParam(name = "also-from", required = false) @Nullable String alsoFrom,
      @RequestParam(name = "also-to", required = false) @Nullable String alsoTo,
      @RequestParam(name = "choose-from", required = false) @Nullable String chosenFrom,
      @RequestParam(name = "choose-to", required = false) @Nullable String chosenTo,
      HttpServletResponse response,
      Words words,
      Model model) {
    Clockwork time =
        traveller == null
            ? new Clockwork(saying.clock().instant(), ZoneOffset.UTC, words)
            : saying.readers().clock(traveller);
    YearMonth usual =
        YearMonth.from(LocalDate.ofInstant(time.now(), time.zone()).plusDays(USUAL_DAYS_AHEAD));
    WatchForm form = asked.form(usual, alsoFrom, alsoTo).choosing(chosenFrom, chosenTo);
    FormProblems problems = FormProblems.NONE;
    CalendarPage page = null;
    if (!asked.nothing()) {
      WatchFormReader.Reading reading = reader.read(form, words);
      problems = reading.problems();
      WatchDraft draft = reading.draft().orElse(null);
      try {
        page = draft == null ? null : page(draft.trip(), time);
        model.addAttribute("map", page == null ? null : map(draft, words));
      } catch (InvalidWatch e) {
        problems = WatchFormReader.refused(e, form, words);
      }
    }
    if (!problems.none()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    String _ = formPage.show(form, problems, words, model);
    model.addAttribute("page", page);
    return "calendar";
  }

  private @Nullable RouteMap map(@Nullable WatchDraft draft, Words words) {
    return draft == null ? null : saying.maps().of(draft.trip(), words);
  }

  private CalendarPage page(Trip trip, Clockwork time) {
    CalendarAddress address = CalendarAddress.of(trip);
    YearMonth month = trip.dates() instanceof Dates.InMonth in ? in.month() : null;
    return saying
        .calendars()
        .of(
            calendars.of(
                new ExpandMonth.Question(
                    trip.origins(), trip.destinations(), month, address.nights(), trip.party()),
                time.now()),
            address,
            time);
  }
}
