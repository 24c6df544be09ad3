package dev.farehawk.poll;

/**
 * Where a fare query is, and what is known of its last look; bits, because it can be in several
 * places. In the word that {@link KeyTable} keeps them in, twelve lie lowest, and two highest.
 */
final class Places {

  static final int ON_WHEEL = 1;
  static final int READY = 1 << 1;
  static final int IN_FLIGHT = 1 << 2;
  static final int IN_CONFIRMATION = 1 << 3;
  static final int IN_FIRST_LOOK = 1 << 4;
  static final int IN_FLOOR = 1 << 5;
  static final int ON_RETRY = 1 << 6;

  /** Its last look is counted as a miss in the wave of its market. */
  static final int MISSED_IN_WAVE = 1 << 7;

  /** It has been spread over the period since its first look. */
  static final int STAGGERED = 1 << 8;

  /** The look on its way belongs to a wave. */
  static final int IN_WAVE = 1 << 9;

  /** Somebody waits for a first look, and none has succeeded yet. */
  static final int OWES_FIRST_LOOK = 1 << 10;

  /** Some provider of several has not answered its last look. */
  static final int REFUSED = 1 << 11;

  /** It had not been looked at for long before its last look. */
  static final int LONG_GAP = 1 << 30;

  private Places() {}
}
