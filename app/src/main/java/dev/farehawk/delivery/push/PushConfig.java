package dev.farehawk.delivery.push;

import org.jspecify.annotations.Nullable;

/**
 * Web Push; keys below {@code farehawk.delivery.push}.
 *
 * @param contact where a push service reaches the operator when our messages trouble it: a mailto:
 *     or https: address; null for the sender of our mails
 */
public record PushConfig(@Nullable String contact) {

  /** Refuses what push services refuse. */
  public PushConfig {
    contact = contact == null || contact.isBlank() ? null : contact.strip();
    if (contact != null && !contact.startsWith("mailto:") && !contact.startsWith("https://")) {
      throw new IllegalArgumentException(
          "farehawk.delivery.push.contact must be like mailto:fares@example.org or"
              + " https://example.org");
    }
  }

  /** What holds when nothing is configured. */
  public static PushConfig defaults() {
    return new PushConfig(null);
  }

  /** What push services are told. */
  public String contactOr(String mailAddress) {
    return contact == null ? "mailto:" + mailAddress : contact;
  }
}
