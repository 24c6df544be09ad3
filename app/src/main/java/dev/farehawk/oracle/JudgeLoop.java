package dev.farehawk.oracle;

import dev.farehawk.platform.StageLoop;

/** Judges a batch of changes at a time, as long as there are any. */
public final class JudgeLoop implements StageLoop.Step {

  private final JudgeChanges judge;

  /** Runs this. */
  public JudgeLoop(JudgeChanges judge) {
    this.judge = judge;
  }

  @Override
  public boolean run() {
    return judge.judgeBatch() > 0;
  }
}
