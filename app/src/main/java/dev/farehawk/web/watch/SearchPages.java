package dev.farehawk.web.watch;

import dev.farehawk.watch.InvalidWatch;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Prices of a trip before it is watched: the page comes at once with what is known, and fills with
 * what fare sources answer within two seconds; without script, by one more press of a button.
 */
@Controller
class SearchPages {

  private static final Logger log = LoggerFactory.getLogger(SearchPages.class);
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final WatchFormReader reader;
  private final FormPage formPage;
  private final AskSources sources;
  private final OpenSearches open;
  private final Saying saying;

  /** How it is said. */
  @Component
  record Saying(
      SearchWords prices,
      WatchWords trips,
      SearchPast past,
      RouteMaps maps,
      Readers readers,
      InstantSource clock) {}

  SearchPages(
      WatchFormReader reader,
      FormPage formPage,
      AskSources sources,
      OpenSearches open,
      Saying saying) {
    this.reader = reader;
    this.formPage = formPage;
    this.sources = sources;
    this.open = open;
    this.saying = saying;
  }

  /** A search cannot be opened again by its address; the front page has the form. */
  @GetMapping("/search")
  String again() {
    return "redirect:/";
  }

  @PostMapping("/search")
  String search(
      @AuthenticationPrincipal @Nullable Traveller traveller,
      @ModelAttribute WatchForm typed,
      @RequestParam(name = "choose-from", required = false) @Nullable String chosenFrom,
      @RequestParam(name = "choose-to", required = false) @Nullable String chosenTo,
      @RequestParam @Nullable String live,
      HttpServletRequest request,
      HttpServletResponse response,
      Words words,
      Model model)
      throws InterruptedException {
    WatchForm form = typed.choosing(chosenFrom, chosenTo);
    WatchFormReader.Reading reading = reader.read(form, words);
    WatchDraft draft = reading.draft().orElse(null);
    FormProblems problems = reading.problems();
    try {
      if (draft != null) {
        AskSources.Search search = sources.begin(draft);
        String _ = formPage.show(form, problems, words, model);
        String asker = asker(traveller, request);
        Clockwork time =
            traveller == null
                ? new Clockwork(saying.clock().instant(), ZoneOffset.UTC, words)
                : saying.readers().clock(traveller);
        model.addAttribute(
            "page",
            live == null
                ? page(search, words.say("search.asking"), stream(search, asker, time), time)
                : page(search, said(sources.ask(search, asker, () -> {}), words), null, time));
        model.addAttribute("map", saying.maps().of(draft.trip(), words));
        return "search/results";
      }
    } catch (InvalidWatch e) {
      problems = WatchFormReader.refused(e, form, words);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return formPage.show(form, problems, words, model);
  }

  private String stream(AskSources.Search search, String asker, Clockwork time) {
    return "/search/" + open.keep(new OpenSearches.Open(search, asker, time)) + "/stream";
  }

  private SearchPage page(
      AskSources.Search search, String said, @Nullable String stream, Clockwork time) {
    Words words = time.words();
    return new SearchPage(
        saying.trips().route(search.preview().journey(), words),
        WatchWords.dates(search.preview().journey(), words),
        saying.prices().of(search.prices(), said, time),
        saying.past().of(search.draft(), search.past(), time),
        stream,
        CalendarAddress.of(search.draft().trip())
            .month(YearMonth.from(search.preview().fareQueries().getFirst().departure())));
  }

  private static String asker(@Nullable Traveller traveller, HttpServletRequest request) {
    return traveller == null ? request.getRemoteAddr() : traveller.account().toString();
  }

  private static String said(AskSources.End end, Words words) {
    return switch (end) {
      case ANSWERED -> words.say("search.answered");
      case SILENT -> words.say("search.silent");
      case BUSY -> words.say("search.busy");
    };
  }

  /** The prices again after every answer, then the end. */
  @GetMapping(path = "/search/{number}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter answers(@PathVariable String number) {
    OpenSearches.Open waiting =
        open.take(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    SseEmitter emitter = new SseEmitter(AskSources.PATIENCE.multipliedBy(5).toMillis());
    Thread.ofVirtual().name("search-stream").start(() -> send(waiting, emitter));
    return emitter;
  }

  private void send(OpenSearches.Open waiting, SseEmitter emitter) {
    Words words = waiting.time().words();
    try {
      AskSources.End end =
          sources.ask(
              waiting.search(),
              waiting.asker(),
              () -> tell(waiting, emitter, "found", words.say("search.asking")));
      tell(waiting, emitter, "last", said(end, words));
      emitter.complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException e) {
      log.warn("a search ended early: {}", e.toString());
      emitter.completeWithError(e);
    }
  }

  private void tell(OpenSearches.Open waiting, SseEmitter emitter, String name, String said) {
    StringOutput html = new StringOutput();
    engine.render(
        "search/found.jte",
        saying.prices().of(waiting.search().prices(), said, waiting.time()),
        html);
    try {
      emitter.send(SseEmitter.event().name(name).data(html.toString(), TEXT));
    } catch (IOException | IllegalStateException gone) {
      log.debug("a page with an open search went away", gone);
    }
  }
}
