package dev.farehawk.provider;

/**
 * A text that must not be shown: its printed form is a placeholder, and only this package reads it.
 */
public final class SecretText {

  private final String value;

  private SecretText(String value) {
    this.value = value;
  }

  /** Takes it from configuration, without blanks around it. */
  public static SecretText of(String value) {
    return new SecretText(value.strip());
  }

  String value() {
    return value;
  }

  @Override
  public String toString() {
    return Redaction.PLACEHOLDER;
  }
}
