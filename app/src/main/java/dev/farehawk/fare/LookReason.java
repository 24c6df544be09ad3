package dev.farehawk.fare;

/** Why a fare query was looked at; the planner's lanes. */
public enum LookReason {
  /** Somebody has just begun to watch it. */
  FIRST_LOOK,
  /** A doubtful or cached price must be seen again, live. */
  CONFIRMATION,
  /** A sibling of it has just dropped. */
  SYMPATHETIC,
  /** Nobody looked for half a day. */
  FLOOR,
  /** Its turn by what a look is worth. */
  READY,
  /** One of many dates that a calendar reply brought along. */
  CALENDAR,
  /** Somebody searches, and has no watch yet. */
  SEARCH,
  /** Recorded elsewhere and read from a file. */
  IMPORT
}
