package dev.farehawk.provider.declarative;

/**
 * Something in a definition that its author must mend. Thrown while a definition is read and turned
 * into one sentence that also names the file and the line.
 */
final class Mistake extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String pointer;

  /**
   * At this place.
   *
   * @param pointer JSON Pointer (RFC 6901) into the definition; empty for the whole of it
   * @param words what is wrong and what would be right, without a full stop
   */
  Mistake(String pointer, String words) {
    super(words);
    this.pointer = pointer;
  }

  /** Where in the definition. */
  String pointer() {
    return pointer;
  }

  /** What is wrong and what would be right. */
  String words() {
    return String.valueOf(getMessage());
  }
}
