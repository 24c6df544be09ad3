package dev.farehawk.ops.mydata;

import java.time.Duration;

/** No copy of the data now; asking later helps. */
public final class ExportRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  ExportRefused(String message, Duration wait) {
    super(message);
    this.wait = wait;
  }

  /** How long to wait before asking again. */
  public Duration waitFor() {
    return wait;
  }
}
