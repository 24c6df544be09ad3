package dev.farehawk.web.alert;

import dev.farehawk.account.Channel;
import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.Correction;
import dev.farehawk.alert.Corrections;
import dev.farehawk.alert.DeliveryProgress;
import dev.farehawk.alert.Feedbacks;
import dev.farehawk.alert.Outages;
import dev.farehawk.delivery.Inbox;
import dev.farehawk.oracle.VerdictSentence;
import dev.farehawk.place.Airlines;
import dev.farehawk.web.ChannelWords;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
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

  /** What people were told, from three sides, and what they said of it. */
  @Component
  record Told(Alerts alerts, Corrections corrections, Outages outages, Feedbacks feedbacks) {}

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
    if (newest > read) {
      marks.markRead(reader.account(), newest);
    }
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
            AlertWords.reason(alert, time.words()),
            VerdictSentence.of(alert.verdict(), alert.price(), time.words()),
            safeLink(alert.link()),
            alert.watch().id().toString(),
            moments(alert, gone, deliveries, time),
            deliveries.stream().map(one -> sent(one, alert, time)).toList(),
            FeedbackPart.of(
                "/alerts/" + id + "/feedback",
                told.feedbacks().of(reader.account(), id).orElse(null),
                time.words())));
    return "alert/detail";
  }

  private static List<AlertPage.Moment> moments(
      Alert alert, @Nullable Correction gone, List<DeliveryProgress> deliveries, Clockwork time) {
    Words words = time.words();
    Alert.Times times = alert.times();
    List<AlertPage.Moment> moments = new ArrayList<>();
    Instant changed = times.changed();
    moments.add(
        changed == null
            ? new AlertPage.Moment(
                words.say("alert.moment.changed"), words.say("alert.moment.unknown"), false)
            : new AlertPage.Moment(words.say("alert.moment.changed"), time.exactly(changed), true));
    if (times.sighted().isBefore(times.observed())) {
      moments.add(
          new AlertPage.Moment(
              words.say("alert.moment.doubted"), time.exactly(times.sighted()), true));
    }
    moments.add(
        new AlertPage.Moment(words.say("alert.moment.seen"), time.exactly(times.observed()), true));
    moments.add(
        new AlertPage.Moment(
            words.say("alert.moment.recorded"), time.exactly(times.recorded()), true));
    moments.add(
        new AlertPage.Moment(
            words.say("alert.moment.alerted"), time.exactly(times.alerted()), true));
    for (DeliveryProgress delivery : deliveries) {
      Instant accepted = delivery.acceptedAt();
      if (accepted != null) {
        moments.add(
            new AlertPage.Moment(
                words.say(
                    "alert.moment.accepted",
                    "channel",
                    ChannelWords.of(Channel.valueOf(delivery.channel()), words)),
                time.exactly(accepted),
                true));
      }
    }
    if (gone != null) {
      moments.add(
          new AlertPage.Moment(
              words.say("alert.moment.gone"), time.exactly(gone.times().sighted()), true));
    }
    return moments;
  }

  private static AlertPage.Sent sent(DeliveryProgress delivery, Alert alert, Clockwork time) {
    Words words = time.words();
    String error = delivery.lastError();
    Instant accepted = delivery.acceptedAt();
    String state =
        switch (delivery.state()) {
          case PENDING, CLAIMED -> words.say("alert.state.sending");
          case WAITING ->
              delivery.held() && delivery.attempts() == 0
                  ? words.say("alert.state.held", "moment", time.shortly(delivery.due()))
                  : words.say("alert.state.waiting");
          case ACCEPTED ->
              accepted == null
                  ? words.say("alert.state.accepted")
                  : accepted(Duration.between(alert.times().recorded(), accepted), words);
          case DEAD -> words.say("alert.state.dead");
          case SUPPRESSED -> words.say("alert.state.suppressed");
        };
    return new AlertPage.Sent(
        ChannelWords.of(Channel.valueOf(delivery.channel()), words),
        delivery.address(),
        state,
        error == null ? null : words.retell(error));
  }

  private static String accepted(Duration span, Words words) {
    return span.toSeconds() < 1
        ? words.say("alert.state.accepted.at-once")
        : words.say("alert.state.accepted.after", "span", words.span(span));
  }

  /** Links come from providers; only web addresses are shown as such. */
  private static @Nullable String safeLink(@Nullable String link) {
    return link != null && (link.startsWith("https://") || link.startsWith("http://"))
        ? link
        : null;
  }
}
