package dev.farehawk.simulation;

/** Something wrong in the pipeline, put there to see that the simulation finds it. */
enum SeededBug {
  NONE,
  /** Every second worthy verdict is marked as told before the watches were asked. */
  VERDICT_SKIPPED,
  /**
   * An alert is committed without the watch's state and the verdict's progress, and comes again.
   */
  FIRING_FORGOTTEN,
  /** A price far below the usual one is believed at first sight. */
  DOLLAR_FARE_BELIEVED,
  /** A batch of observations whose commit failed is not recorded again. */
  FAILED_BATCH_FORGOTTEN,
  /** Nobody hears of every second told fare that is gone. */
  CORRECTION_FORGOTTEN
}
