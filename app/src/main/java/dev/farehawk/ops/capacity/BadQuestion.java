package dev.farehawk.ops.capacity;

/** A question that cannot be answered; the message is a sentence that says what can be asked. */
public final class BadQuestion extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;

  BadQuestion(String field, String sentence) {
    super(sentence);
    this.field = field;
  }

  /** Which component of {@link CapacityQuestion} is wrong. */
  public String field() {
    return field;
  }
}
