package dev.farehawk.poll;

/**
 * What the live plan knows of a fare query, for whoever plans calls that answer several. Rates are
 * learned in one place, from live looks; this is how others read them.
 *
 * @param worth of a look at it alone: watchers times drops a day, groups left aside
 * @param dropsPerDay as far as is known
 * @param seenAt last live look in milliseconds, or {@link Wish#NEVER_SEEN}
 */
record Outlook(double worth, double dropsPerDay, long seenAt) {

  /** Of a fare query that no live provider looks at. */
  static final Outlook NONE = new Outlook(0, 0, Wish.NEVER_SEEN);
}
