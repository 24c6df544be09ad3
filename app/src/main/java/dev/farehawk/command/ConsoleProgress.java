package dev.farehawk.command;

import dev.farehawk.platform.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** Lines on the console with the seconds since the start. */
final class ConsoleProgress implements Progress {

  private final PrintStream out;
  private final long start = System.nanoTime();

  ConsoleProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void step(String what) {
    out.printf(Locale.ROOT, "[%5.1f s] %s%n", (System.nanoTime() - start) / 1e9, what);
  }
}
