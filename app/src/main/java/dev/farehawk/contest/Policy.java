package dev.farehawk.contest;

/** Decides which fare query the next look is spent on. Times in seconds from the beginning. */
interface Policy {

  /** Nothing is worth a look now; the look is lost. */
  int NOTHING = -1;

  /** Its name in reports. */
  String name();

  /** The key to look at now, or {@link #NOTHING}. */
  int next(double now);

  /** What the look that {@link #next} asked for has shown. */
  void seen(int key, double now, boolean dropped);
}
