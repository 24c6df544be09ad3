package dev.farehawk.web.watch;

import dev.farehawk.watch.BulkChange;
import dev.farehawk.watch.InvalidWatch;
import dev.farehawk.watch.ManyWatches;
import dev.farehawk.watch.ManyWatches.Chosen;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchFilter;
import dev.farehawk.watch.WatchView;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of somebody's watches: narrowed, sorted, and changed many at a time. */
@Controller
class MyWatchesPages {

  private static final int MOST_SHOWN = 100;
  private static final int MOST_NAMED = 20;
  private static final Duration SNOOZE = Duration.ofDays(7);

  private final ManyWatches watches;
  private final MyWatches reader;
  private final WatchCards cards;
  private final Readers readers;
  private final WatchWords trips;

  MyWatchesPages(
      ManyWatches watches, MyWatches reader, WatchCards cards, Readers readers, WatchWords trips) {
    this.watches = watches;
    this.reader = reader;
    this.cards = cards;
    this.readers = readers;
    this.trips = trips;
  }

  @GetMapping("/watches")
  String list(
      @AuthenticationPrincipal Traveller traveller,
      @ModelAttribute MyWatches.Asked asked,
      @RequestParam @Nullable String deleted,
      @RequestParam @Nullable String done,
      @RequestParam(defaultValue = "0") int changed,
      Words words,
      Model model) {
    MyWatches.Wanted wanted = reader.read(asked, words);
    UUID account = traveller.account();
    int count = watches.count(account, wanted.filter());
    List<WatchCard> shown =
        new ArrayList<>(
            cards.of(
                watches.find(account, wanted.filter(), null, MOST_SHOWN),
                readers.clock(traveller)));
    order(wanted.order()).ifPresent(shown::sort);
    model.addAttribute(
        "list",
        new WatchList(
            shown,
            asked.given(),
            wanted.problems(),
            count,
            count > shown.size()
                ? words.say("watches.few", "shown", shown.size(), "count", count)
                : null,
            !asked.given().isEmpty()));
    model.addAttribute(
        "notice", deleted != null ? words.say("watches.deleted") : notice(done, changed, words));
    return "watch/list";
  }

  /** Prices of one currency stand together; what is not known stands last. */
  private static Optional<Comparator<WatchCard>> order(MyWatches.Order order) {
    @Nullable Comparator<WatchCard> by =
        switch (order) {
          case NEWEST -> null;
          case DEPARTURE -> Comparator.comparing(card -> card.marks().departure());
          case MOVED ->
              Comparator.comparing(
                  (WatchCard card) -> card.marks().moved(),
                  Comparator.nullsLast(Comparator.reverseOrder()));
          case BEST ->
              Comparator.comparing((WatchCard card) -> card.marks().currency())
                  .thenComparing(
                      card -> card.marks().best(), Comparator.nullsLast(Comparator.naturalOrder()));
          case NAME -> Comparator.comparing(card -> card.trip().route().spoken());
        };
    return Optional.ofNullable(by);
  }

  private static @Nullable String notice(@Nullable String done, int count, Words words) {
    if (done == null) {
      return null;
    }
    return switch (done) {
      case "pause" -> words.say("watches.done.pause", "count", count);
      case "resume" -> words.say("watches.done.resume", "count", count);
      case "snooze" -> words.say("watches.done.snooze", "count", count);
      case "wake" -> words.say("watches.done.wake", "count", count);
      case "delete" -> words.say("watches.done.delete", "count", count);
      case "rule" -> words.say("watches.done.rule", "count", count);
      case "percent" -> words.say("form.wrong.percent");
      case "many" -> words.say("problem.too-many-at-once", "most", ManyWatches.MOST);
      default -> words.say("watches.done.none");
    };
  }

  /** What is to be done to which watches. */
  record Order(
      @Nullable String action,
      @Nullable List<UUID> watch,
      @Nullable String all,
      @Nullable String confirm,
      @Nullable String rule,
      @Nullable String percent) {

    Chosen chosen(WatchFilter filter) {
      return all != null
          ? new Chosen.Passing(filter)
          : new Chosen.These(watch == null ? List.of() : watch);
    }
  }

  @PostMapping("/watches/bulk")
  String change(
      @AuthenticationPrincipal Traveller traveller,
      @ModelAttribute MyWatches.Asked asked,
      @ModelAttribute Order order,
      Words words,
      Model model) {
    MyWatches.Wanted wanted = reader.read(asked, words);
    Clockwork time = readers.clock(traveller);
    Chosen chosen = order.chosen(wanted.filter());
    String action = order.action() == null ? "" : order.action();
    if (!wanted.problems().none()
        || (chosen instanceof Chosen.These these && these.ids().isEmpty())) {
      return back(asked, "none", 0);
    }
    if (action.equals("delete") && order.confirm() == null) {
      return ask(traveller.account(), asked, order, chosen, words, model);
    }
    try {
      BulkChange change = change(action, order, time.now());
      return change == null
          ? back(asked, action.equals("rule") ? "percent" : "none", 0)
          : back(asked, action, watches.change(traveller.account(), chosen, change).changed());
    } catch (InvalidWatch tooMany) {
      return back(asked, "many", 0);
    }
  }

  private static @Nullable BulkChange change(String action, Order order, Instant now) {
    return switch (action) {
      case "pause" -> new BulkChange.Pause();
      case "resume" -> new BulkChange.Resume();
      case "snooze" -> new BulkChange.Snooze(now.plus(SNOOZE));
      case "wake" -> new BulkChange.Wake();
      case "delete" -> new BulkChange.Delete();
      case "rule" -> {
        Rule rule = rule(order);
        yield rule == null ? null : new BulkChange.Judge(rule);
      }
      default -> null;
    };
  }

  private static @Nullable Rule rule(Order order) {
    String name = order.rule() == null ? "" : order.rule();
    String typed = order.percent() == null ? "" : order.percent().strip();
    Integer percent = MoreWishesReader.number(typed, 1, 95);
    return switch (name) {
      case "NEW_LOW" -> new Rule.NewLow(null);
      case "FALLS_BY" -> percent == null ? null : new Rule.FallsBy(percent);
      default -> new Rule.OracleSays();
    };
  }

  /** Nothing brings a deleted watch back, so that its owner is asked first. */
  private String ask(
      UUID account, MyWatches.Asked asked, Order order, Chosen chosen, Words words, Model model) {
    List<WatchView> some = watches.find(account, chosen, MOST_NAMED);
    int count =
        switch (chosen) {
          case Chosen.These these -> these.ids().size();
          case Chosen.Passing passing -> watches.count(account, passing.filter());
        };
    model.addAttribute(
        "doomed",
        new WatchList.Doomed(
            some.stream()
                .map(watch ->
                    trips.route(watch.journey(), words).spoken()
                        + ", "
                        + WatchWords.dates(watch.journey(), words))
                .toList(),
            count > some.size()
                ? words.say("watches.delete.more", "count", count - some.size())
                : null));
    model.addAttribute("count", count);
    Map<String, String> fields = new LinkedHashMap<>(asked.given());
    if (order.all() != null) {
      fields.put("all", "yes");
    }
    model.addAttribute("fields", fields);
    model.addAttribute(
        "ids",
        order.all() != null || order.watch() == null
            ? List.of()
            : order.watch().stream().limit(ManyWatches.PAGE).map(UUID::toString).toList());
    return "watch/delete";
  }

  private static String back(MyWatches.Asked asked, String done, int changed) {
    return "redirect:" + asked.list(done, changed);
  }
}
