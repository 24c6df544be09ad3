package dev.farehawk.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Several alerts of one person in one message.
 *
 * @param alerts at least two, the oldest first
 */
public record Digest(List<Alert> alerts) implements News {

  /** Oldest first, whatever order they come in. */
  public Digest {
    if (alerts.size() < 2) {
      throw new IllegalArgumentException("a digest of " + alerts.size());
    }
    alerts = alerts.stream().sorted(Comparator.comparingLong(Alert::seq)).toList();
  }

  /** The newest of them. */
  @Override
  public Instant recorded() {
    return alerts.getLast().recorded();
  }
}
