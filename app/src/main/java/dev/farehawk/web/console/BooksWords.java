package dev.farehawk.web.console;

import dev.farehawk.ops.books.Books;
import dev.farehawk.ops.books.Span;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.console.BooksPage.Line;
import dev.farehawk.web.console.BooksPage.Stage;
import dev.farehawk.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Puts the books into words. */
final class BooksWords {

  private static final double MICROS = 1e6;

  private final Clockwork time;
  private final Words words;

  /** For one reader. */
  BooksWords(Clockwork time) {
    this.time = time;
    this.words = time.words();
  }

  /** As it stands in addresses. */
  static String code(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String name(Books.Kind kind, Words words) {
    return switch (kind) {
      case SPENT_UNGRANTED -> words.say("books.spent-ungranted");
      case CHANGE_UNJUDGED -> words.say("books.change-unjudged");
      case CHANGE_WITHOUT_VERDICT -> words.say("books.change-without-verdict");
      case VERDICT_NOT_HANDED_ON -> words.say("books.verdict-not-handed-on");
      case DROP_UNTOLD -> words.say("books.drop-untold");
      case ALERTS_MISCOUNTED -> words.say("books.alerts-miscounted");
      case ALERT_WITHOUT_DELIVERY -> words.say("books.alert-without-delivery");
      case TAKEN_WITHOUT_TRY -> words.say("books.taken-without-try");
      case DELIVERY_OVERDUE -> words.say("books.delivery-overdue");
      case LEASE_LONG_OVER -> words.say("books.lease-long-over");
    };
  }

  BooksPage page(Books books) {
    return new BooksPage(
        words.say("books.since", "moment", time.shortly(books.from())),
        books.balanced(),
        words.say(books.balanced() ? "books.balanced" : "books.unbalanced"),
        books.partial() ? words.say("books.partial") : null,
        Arrays.stream(Span.values())
            .map(span -> new BooksPage.Choice(code(span), name(span), span == books.span()))
            .toList(),
        List.of(
            new Stage("looks", words.say("books.looks"), looks(books.looks())),
            new Stage("changes", words.say("books.changes"), changes(books.changes())),
            new Stage("alerts", words.say("books.alerts"), alerts(books.alerts())),
            new Stage("deliveries", words.say("books.deliveries"), deliveries(books)),
            new Stage("money", words.say("books.money"), money(books.money()))),
        books.findings().stream().map(this::finding).toList());
  }

  private String name(Span span) {
    return switch (span) {
      case HOUR -> words.say("books.span.hour");
      case DAY -> words.say("books.span.day");
    };
  }

  private BooksPage.Finding finding(Books.Finding finding) {
    String count = words.number(finding.count());
    return new BooksPage.Finding(
        code(finding.kind()),
        name(finding.kind(), words),
        finding.count() >= Books.MOST_ROWS ? words.say("books.or-more", "count", count) : count,
        finding.count() > 0);
  }

  private List<Line> looks(Books.LooksMade looks) {
    List<Line> lines = new ArrayList<>();
    lines.add(line(words.say("books.looks.made"), looks.made()));
    lines.add(line(words.say("books.looks.answered"), looks.answered()));
    looks
        .failed()
        .forEach(one ->
            lines.add(line(words.say("books.looks.failed", "why", one.what()), one.count())));
    return lines;
  }

  private List<Line> changes(Books.Changes changes) {
    return List.of(
        line(words.say("books.changes.recorded"), changes.recorded()),
        line(words.say("books.changes.fell"), changes.fell()),
        line(words.say("books.changes.judged"), changes.judged()),
        line(words.say("books.changes.worthy"), changes.worthy()),
        line(words.say("books.changes.handed-on"), changes.handedOn()));
  }

  private List<Line> alerts(Books.Alerts alerts) {
    List<Line> lines = new ArrayList<>();
    lines.add(line(words.say("books.alerts.written"), alerts.written()));
    lines.add(line(words.say("books.alerts.watches"), alerts.watches()));
    lines.add(line(words.say("books.alerts.expected"), alerts.expected()));
    lines.add(line(words.say("books.alerts.found"), alerts.found()));
    alerts
        .untold()
        .forEach(one ->
            lines.add(line(words.say("books.alerts.untold", "why", one.what()), one.count())));
    return lines;
  }

  private List<Line> deliveries(Books books) {
    List<Line> lines = new ArrayList<>();
    lines.add(line(words.say("books.deliveries.all"), books.deliveries().all()));
    books
        .deliveries()
        .states()
        .forEach(standing -> lines.add(line(state(standing.state()), standing.count())));
    lines.add(line(words.say("books.deliveries.endpoints"), books.deliveries().endpoints()));
    return lines;
  }

  private String state(Books.State state) {
    return switch (state) {
      case DONE -> words.say("books.state.done");
      case HELD -> words.say("books.state.held");
      case STANDS_BY -> words.say("books.state.stands-by");
      case READY -> words.say("books.state.ready");
      case UNDER_WAY -> words.say("books.state.under-way");
      case RETRIES -> words.say("books.state.retries");
      case EXPIRED -> words.say("books.state.expired");
      case DEAD -> words.say("books.state.dead");
      case SUPPRESSED -> words.say("books.state.suppressed");
    };
  }

  private List<Line> money(List<Books.Booked> limits) {
    return limits.stream()
        .map(limit ->
            new Line(
                limit.provider() + " · " + limit.limit(),
                words.say(
                    "books.booked",
                    "booked",
                    amount(limit, limit.booked()),
                    "granted",
                    amount(limit, limit.granted()))))
        .toList();
  }

  private String amount(Books.Booked limit, long units) {
    return limit.money() ? words.decimal(units / MICROS, 2) : words.number(units);
  }

  private Line line(String name, long count) {
    return new Line(name, words.number(count));
  }
}
