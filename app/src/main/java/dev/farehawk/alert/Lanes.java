package dev.farehawk.alert;

/** Who goes before whom when deliveries wait for a channel; lower ones first. */
final class Lanes {

  /** What must not come after the traveller has acted on an alert that is no longer true. */
  static final int CORRECTIONS = 1;

  /** Alerts that their owner wants to be woken for. */
  static final int WAKING = CORRECTIONS;

  /** Alerts about prices. */
  static final int ALERTS = 2;

  /** What can wait behind every alert. */
  static final int DIGESTS = 3;

  private Lanes() {}
}
