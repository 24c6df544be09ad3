package dev.faremarket.judge;

import dev.faremarket.judge.Message.Channel;
import dev.faremarket.judge.WatchOutcome.Firing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries the corrections: every alert whose fare was seen to be gone while it was fresh is taken
 * back on each channel that had taken it before, and nothing else is. A newer alert of the watch
 * may take the correction's place.
 */
final class CorrectionTrial {
  private final Terms terms;
  private final Shown shown;
  private final Findings findings;
  private final Map<String, List<CorrectionMessage>> byAlert = new HashMap<>();
  private final Set<String> ambiguous;
  private final List<Duration> delays = new ArrayList<>();
  private final int sent;
  private int due;
  private int missing;
  private int unfounded;

  CorrectionTrial(Evidence evidence, Terms terms, Shown shown, Findings findings) {
    List<CorrectionMessage> messages = evidence.corrections();
    this.terms = terms;
    this.shown = shown;
    this.findings = findings;
    this.ambiguous = Set.copyOf(evidence.ambiguousWires());
    this.sent = Math.toIntExact(messages.stream().map(one -> one.ids().wire()).distinct().count());
    messages.stream()
        .sorted(Comparator.comparing(CorrectionMessage::receivedAt))
        .forEach(
            one -> byAlert.computeIfAbsent(one.ids().alert(), _ -> new ArrayList<>()).add(one));
  }

  /**
   * One alert, and what happened to its fare afterwards.
   *
   * @param gone looks that may have taken it back: up to the first that surely did
   * @param next when the watch's next alert fired; null when none did
   */
  private record Case(Alert alert, Look told, List<Look> gone, @Nullable Instant next) {}

  /** Tries what was said of this watch's alerts. */
  void add(WatchOutcome outcome) {
    for (Firing firing : outcome.told()) {
      List<CorrectionMessage> said = byAlert.remove(firing.alert().id());
      if (firing.alert().fare().equals(firing.look().fare())) {
        judge(caseOf(firing, outcome), said == null ? List.of() : said);
      } else if (said != null) {
        byAlert.put(firing.alert().id(), said);
      }
    }
  }

  /** What corrects no alert that anybody should have got. */
  Judgement.Corrections judged() {
    byAlert
        .values()
        .forEach(strays -> strays.forEach(stray -> unfounded(stray, "no such alert was due")));
    return new Judgement.Corrections(sent, due, missing, unfounded, Percentiles.of(delays));
  }

  /** Whether the fare of this firing was seen to be gone before the message had to arrive. */
  boolean goneInTime(Firing firing) {
    Instant by = firing.look().at().plus(terms.deadline());
    return shown.at(firing.look().fare()).stream()
        .filter(look -> look.at().isAfter(firing.look().at()) && !look.at().isAfter(by))
        .anyMatch(look -> terms.correcting().gone(look, firing.alert().priceMinor()));
  }

  private Case caseOf(Firing firing, WatchOutcome outcome) {
    Look told = lastShown(firing);
    Instant next =
        outcome.told().stream()
            .filter(other -> !other.alert().id().equals(firing.alert().id()))
            .map(other -> other.look().at())
            .filter(at -> at.isAfter(firing.look().at()))
            .min(Comparator.naturalOrder())
            .orElse(null);
    List<Look> gone = new ArrayList<>();
    for (Look look : shown.at(told.fare())) {
      if (look.at().isAfter(told.at())
          && terms.correcting().gone(look, firing.alert().priceMinor())) {
        gone.add(look);
        if (look.sure()) {
          break;
        }
      }
    }
    return new Case(firing.alert(), told, gone, next);
  }

  /**
   * The last look at the told price before the alert came. Which of several such looks the service
   * told of cannot be known, and what happened between them takes nothing back.
   */
  private Look lastShown(Firing firing) {
    return shown.at(firing.look().fare()).stream()
        .filter(look -> Objects.equals(look.priceMinor(), firing.alert().priceMinor()))
        .filter(look -> !look.at().isBefore(firing.look().at()))
        .filter(look -> !look.at().isAfter(firing.alert().firstReceived()))
        .reduce((_, later) -> later)
        .orElse(firing.look());
  }

  private void judge(Case one, List<CorrectionMessage> said) {
    for (CorrectionMessage message : said) {
      Look look = founding(one, message);
      if (look == null) {
        unfounded(message, "no look shows it gone at that price, or it was told again since");
      } else if (received(one.alert(), message.channel(), message.receivedAt()) == null) {
        unfounded(message, "the alert had not arrived there");
      } else {
        delays.add(Duration.between(look.sightedAt(), message.receivedAt()));
      }
    }
    Look gone = one.gone().isEmpty() ? null : one.gone().getFirst();
    if (gone == null || !mustBeCorrected(one, gone)) {
      return;
    }
    due++;
    for (Channel channel : Channel.values()) {
      Instant before = gone.at().minus(terms.tolerance().window());
      // A service that heard no answer to an alert cannot know that there is something to correct.
      boolean expected =
          received(one.alert(), channel, before) != null
              && one.alert().messages().stream()
                  .noneMatch(message -> ambiguous.contains(message.ids().wire()));
      if (expected && said.stream().noneMatch(message -> message.channel() == channel)) {
        missing(one.alert(), gone, channel);
      }
    }
  }

  /** The look that this message tells of. */
  private @Nullable Look founding(Case one, CorrectionMessage message) {
    Instant next = one.next();
    Instant latest = next == null ? Instant.MAX : next.plus(terms.tolerance().window());
    Instant fresh =
        one.told().at().plus(terms.correcting().within()).plus(terms.tolerance().window());
    return one.gone().stream()
        .filter(look -> Objects.equals(look.priceMinor(), message.nowMinor()))
        .filter(look -> message.toldMinor() == one.alert().priceMinor())
        .filter(look -> message.fare().equals(look.fare()))
        .filter(look -> !look.at().isAfter(message.receivedAt()))
        .filter(look -> !look.at().isAfter(latest) && !look.sightedAt().isAfter(fresh))
        .findFirst()
        .orElse(null);
  }

  private boolean mustBeCorrected(Case one, Look gone) {
    Instant next = one.next();
    Instant old =
        one.told().at().plus(terms.correcting().within()).minus(terms.tolerance().window());
    return gone.sure()
        && gone.sightedAt().isBefore(old)
        && (next == null || next.isAfter(gone.at().plus(terms.deadline())));
  }

  /** When the alert arrived on this channel, if it was by then. */
  private static @Nullable Instant received(Alert alert, Channel channel, Instant by) {
    return alert.messages().stream()
        .filter(message -> message.channel() == channel)
        .map(Message::receivedAt)
        .filter(at -> !at.isAfter(by))
        .findFirst()
        .orElse(null);
  }

  private void missing(Alert alert, Look gone, Channel channel) {
    missing++;
    findings.add(
        "missing correction: alert "
            + alert.id()
            + " of watch "
            + alert.watch()
            + " told of "
            + alert.fare()
            + " at "
            + alert.priceMinor()
            + ", which was seen at "
            + gone.priceMinor()
            + " at "
            + gone.at()
            + ", and "
            + channel
            + " was never told");
  }

  private void unfounded(CorrectionMessage message, String why) {
    unfounded++;
    findings.add(
        "unfounded correction: "
            + message.ids().correction()
            + " of alert "
            + message.ids().alert()
            + " ("
            + message.fare()
            + " at "
            + message.toldMinor()
            + ", now "
            + message.nowMinor()
            + ", on "
            + message.channel()
            + " at "
            + message.receivedAt()
            + "): "
            + why);
  }
}
