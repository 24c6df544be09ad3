package dev.faremarket.server;

/** A request that the provider refuses; the message goes back to the client. */
final class BadQuestion extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  BadQuestion(String message) {
    this(400, message);
  }

  BadQuestion(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
