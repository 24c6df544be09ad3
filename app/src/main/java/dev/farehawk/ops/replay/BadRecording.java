package dev.farehawk.ops.replay;

/** The file or the naming of its columns cannot be used; the message says what to do. */
public final class BadRecording extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence for the person at the command line. */
  public BadRecording(String message) {
    super(message);
  }

  /** With a sentence for the person at the command line. */
  public BadRecording(String message, Throwable cause) {
    super(message, cause);
  }
}
