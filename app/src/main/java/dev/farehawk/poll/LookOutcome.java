package dev.farehawk.poll;

/** What the planner learns of a look. */
public enum LookOutcome {
  /** The provider answered, be it that it has nothing. */
  SEEN,
  /** It may work soon: the age is kept, and the look is tried again shortly. */
  TRY_SOON,
  /** It will not work soon: the age is kept, and the look is tried again after a whole period. */
  TRY_LATER
}
