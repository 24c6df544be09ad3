package dev.faremarket.judge;

import dev.faremarket.judge.WatchOutcome.Firing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Measures how long the parts of the way took, from true change to acceptance. */
final class Timings {
  private final Truth truth;
  private final Instant since;
  private final List<Duration> detection = new ArrayList<>();
  private final List<Duration> reaction = new ArrayList<>();
  private final List<Duration> handing = new ArrayList<>();
  private final List<Duration> whole = new ArrayList<>();

  /**
   * @param since changes up to this moment stood before anybody looked; nobody could be quick there
   */
  Timings(Truth truth, Instant since) {
    this.truth = truth;
    this.since = since;
  }

  void addMove(Look look) {
    Long price = look.priceMinor();
    Instant changed =
        price == null ? null : truth.changed(look.fare(), price, look.sightedAt(), since);
    if (changed != null) {
      detection.add(Duration.between(changed, look.sightedAt()));
    }
  }

  /** Adds an alert that names the very look that fired; e-mail and webhook count. */
  void addFiring(Firing firing) {
    Look look = firing.look();
    Message accepted = firing.alert().firstExternal().orElse(null);
    if (accepted == null || !firing.alert().fare().equals(look.fare())) {
      return;
    }
    reaction.add(Duration.between(recorded(look, accepted), accepted.receivedAt()));
    handing.add(Duration.between(look.at(), accepted.receivedAt()));
    Instant changed =
        truth.changed(look.fare(), firing.alert().priceMinor(), look.sightedAt(), since);
    if (changed != null) {
      whole.add(Duration.between(changed, accepted.receivedAt()));
    }
  }

  /**
   * A price that had to be confirmed counts from its first sighting. Otherwise the service's word
   * is taken where it is possible at all, because a reply is on its way for a while.
   */
  private static Instant recorded(Look look, Message message) {
    Instant said = message.recordedAt();
    boolean doubted = look.sightedAt().isBefore(look.at());
    return doubted
            || said == null
            || said.isBefore(look.sightedAt())
            || said.isAfter(message.receivedAt())
        ? look.sightedAt()
        : said;
  }

  Percentiles detection() {
    return Percentiles.of(detection);
  }

  Percentiles reaction() {
    return Percentiles.of(reaction);
  }

  Percentiles handing() {
    return Percentiles.of(handing);
  }

  Percentiles whole() {
    return Percentiles.of(whole);
  }
}
