package dev.farehawk.web.api;

/** A field of a request that cannot be read; the message says what to send instead. */
final class BadField extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  BadField(String field, String message) {
    super(message);
    this.field = field;
  }

  String field() {
    return field;
  }
}
