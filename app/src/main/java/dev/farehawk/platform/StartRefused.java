package dev.farehawk.platform;

/**
 * The program cannot start, or cannot go on, for a reason the operator can mend. The message is one
 * sentence that says what is wrong and what to do; it is shown without a stack trace.
 */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence for the operator. */
  public StartRefused(String sentence) {
    super(sentence);
  }

  /** With a sentence for the operator and the failure underneath, for the log. */
  public StartRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
