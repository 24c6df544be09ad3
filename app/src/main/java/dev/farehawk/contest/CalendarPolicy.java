package dev.farehawk.contest;

/** A policy that may also ask a calendar, which answers for a page of keys. */
interface CalendarPolicy extends Policy {

  int[] NO_PAGE = {};

  /** The keys of the page to ask for now; {@link #NO_PAGE} when none is worth a call. */
  int[] nextPage(double now);

  /** The calendar shows a lower price than the last live look at this key did. */
  void suspected(int key, double now);

  /** The call that {@link #nextPage} asked for is over. */
  void pageSeen(double now);
}
