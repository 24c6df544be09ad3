package dev.farehawk.poll;

/** How far the calls that there are reach. */
enum Reach {
  /** It is looked at once in every D'. */
  EVERY_DEADLINE,
  /**
   * The rate is spent on fares whose looks are worth more; what remains reaches it now and then.
   */
  NOW_AND_THEN,
  /** The quota is saved for looks that are worth more. */
  SAVED_FOR_OTHERS
}
