package dev.farehawk.provider.declarative;

/** Thrown when a value in a reply is not what the definition promised; without a stack trace. */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  Unreadable(String why) {
    super(why, null, false, false);
  }
}
