package dev.farehawk.web.alert;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.Correction;
import dev.farehawk.alert.Corrections;
import dev.farehawk.alert.DeliveryProgress;
import dev.farehawk.alert.Outages;
import dev.farehawk.delivery.Inbox;
import dev.farehawk.place.Airlines;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Prices;
import dev.farehawk.web.Readers;
import dev.farehawk.web.Spans;
import dev.farehawk.web.account.Traveller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The inbox and the page of each alert. */
@Controller
class InboxPages {

  private static final int PAGE = 30;
  private static final int MOST_OUTAGES = 5;
  private static final Duration RECENT_OUTAGE = Duration.ofDays(3);

  private final Told told;
  private final Inbox marks;
  private final InboxLines lines;
  private final Readers readers;
  private final Airlines airlines;

  /** What people were told, from three sides. */
  @Component
  record Told(Alerts alerts, Corrections corrections, Outages outages) {}

  InboxPages(Told told, Inbox marks, InboxLines lines, Readers readers, Airlines airlines) {
    this.told = told;
    this.marks = marks;
    this.lines = lines;
    this.readers = readers;
    this.airlines = airlines;
  }

  @GetMapping("/inbox")
  String inbox(
      @AuthenticationPrincipal Traveller reader, @RequestParam @Nullable Long before, Model model) {
    List<Alert> page =
        told.alerts().page(reader.account(), before == null ? Long.MAX_VALUE : before, PAGE);
    Clockwork time = readers.clock(reader);
    long read = marks.readUpto(reader.account());
    long newest = page.isEmpty() ? 0 : page.getFirst().seq();
    Map<UUID, Correction> gone = told.corrections().of(page);
    model.addAttribute(
        "lines",
        page.stream()
            .map(alert -> lines.line(alert, gone.get(alert.id()), alert.seq() > read, time))
            .toList());
    model.addAttribute("outages", outages(reader, time));
    model.addAttribute("newest", newest);
    model.addAttribute("older", page.size() < PAGE ? null : (Long) page.getLast().seq());
    marks.markRead(reader.account(), newest);
    return "alert/inbox";
  }

  /** Those that go on, and those that ended lately. */
  private List<OutageLine> outages(Traveller reader, Clockwork time) {
    Instant recent = time.now().minus(RECENT_OUTAGE);
    return told.outages().of(reader.account(), MOST_OUTAGES).stream()
        .filter(one -> one.resumed() == null || one.resumed().isAfter(recent))
        .map(one -> new OutageLine(one.watch().id().toString(), OutageWords.named(one, time)))
        .toList();
  }

  @GetMapping("/alerts/{id}")
  String alert(@AuthenticationPrincipal Traveller reader, @PathVariable UUID id, Model model) {
    Alert alert =
        told.alerts()
            .find(reader.account(), id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Clockwork time = readers.clock(reader);
    List<DeliveryProgress> deliveries = told.alerts().deliveries(reader.account(), id);
    Correction gone = told.corrections().of(List.of(alert)).get(alert.id());
    model.addAttribute(
        "page",
        new AlertPage(
            lines.line(alert, gone, false, time),
            airlines.name(alert.carrier()),
            AlertWords.reason(alert),
            Prices.inWords(alert.verdict().explanation().words()),
            safeLink(alert.link()),
            alert.watch().id().toString(),
            moments(alert, gone, deliveries, time),
            deliveries.stream().map(one -> sent(one, alert)).toList()));
    return "alert/detail";
  }

  private static List<AlertPage.Moment> moments(
      Alert alert, @Nullable Correction gone, List<DeliveryProgress> deliveries, Clockwork time) {
    Alert.Times times = alert.times();
    List<AlertPage.Moment> moments = new ArrayList<>();
    Instant changed = times.changed();
    moments.add(
        changed == null
            ? new AlertPage.Moment("Price changed", "nobody can say", false)
            : new AlertPage.Moment("Price changed", time.exactly(changed), true));
    if (times.sighted().isBefore(times.observed())) {
      moments.add(new AlertPage.Moment("First seen, doubted", time.exactly(times.sighted()), true));
    }
    moments.add(new AlertPage.Moment("Seen", time.exactly(times.observed()), true));
    moments.add(new AlertPage.Moment("Written down", time.exactly(times.recorded()), true));
    moments.add(new AlertPage.Moment("Alert given", time.exactly(times.alerted()), true));
    for (DeliveryProgress delivery : deliveries) {
      Instant accepted = delivery.acceptedAt();
      if (accepted != null) {
        moments.add(
            new AlertPage.Moment(
                channel(delivery.channel()) + " accepted", time.exactly(accepted), true));
      }
    }
    if (gone != null) {
      moments.add(new AlertPage.Moment("Seen gone", time.exactly(gone.times().sighted()), true));
    }
    return moments;
  }

  private static AlertPage.Sent sent(DeliveryProgress delivery, Alert alert) {
    Instant accepted = delivery.acceptedAt();
    String state =
        switch (delivery.state()) {
          case PENDING, CLAIMED -> "being sent";
          case WAITING -> "will be tried again";
          case ACCEPTED ->
              accepted == null
                  ? "accepted"
                  : accepted(Duration.between(alert.times().recorded(), accepted));
          case DEAD -> "given up";
          case SUPPRESSED -> "not needed any more";
        };
    return new AlertPage.Sent(
        channel(delivery.channel()), delivery.address(), state, delivery.lastError());
  }

  private static String accepted(Duration span) {
    return span.toSeconds() < 1
        ? "accepted within a second"
        : "accepted after " + Spans.words(span);
  }

  private static String channel(String name) {
    return switch (name) {
      case "INBOX" -> "Inbox";
      case "EMAIL" -> "E-mail";
      case "WEBHOOK" -> "Webhook";
      default -> name;
    };
  }

  /** Links come from providers; only web addresses are shown as such. */
  private static @Nullable String safeLink(@Nullable String link) {
    return link != null && (link.startsWith("https://") || link.startsWith("http://"))
        ? link
        : null;
  }
}
