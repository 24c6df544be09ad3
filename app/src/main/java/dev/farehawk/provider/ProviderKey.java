package dev.farehawk.provider;

/**
 * A provider's key. It shows itself to nobody but the transport: its text form is a placeholder.
 */
public final class ProviderKey {

  private final String value;

  private ProviderKey(String value) {
    this.value = value;
  }

  /** Takes the key from configuration text. */
  public static ProviderKey of(String value) {
    return new ProviderKey(value.strip());
  }

  String value() {
    return value;
  }

  /** The text with every occurrence of the key replaced. */
  String redact(String text) {
    return value.isEmpty() ? text : text.replace(value, "[key]");
  }

  @Override
  public String toString() {
    return "[key]";
  }
}
