package dev.faremarket.calibration;

import java.util.Arrays;

/**
 * Share of things still there after k days, with those lost from sight handled by the estimator of
 * Kaplan and Meier (1958).
 */
final class SurvivalCurve {

  private static final int LONGEST = 60;

  private final long[] ended = new long[LONGEST + 2];
  private final long[] lost = new long[LONGEST + 2];

  void ended(int afterDays) {
    ended[Math.min(afterDays, LONGEST + 1)]++;
  }

  void lostFromSight(int afterDays) {
    lost[Math.min(afterDays, LONGEST + 1)]++;
  }

  double after(int days) {
    long atRisk = Arrays.stream(ended).sum() + Arrays.stream(lost).sum() - lost[0];
    double share = 1;
    for (int day = 1; day <= days; day++) {
      share *= atRisk == 0 ? 1 : 1 - (double) ended[day] / atRisk;
      atRisk -= ended[day] + lost[day];
    }
    return share;
  }
}
