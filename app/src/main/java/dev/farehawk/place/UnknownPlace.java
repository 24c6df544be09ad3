package dev.farehawk.place;

/** There is no such airport or metro area; the message says what to type instead. */
public final class UnknownPlace extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnknownPlace(String message) {
    super(message);
  }
}
