package dev.farehawk.provider;

import org.jspecify.annotations.Nullable;

/**
 * What a provider gave its customer to be known by. Most give one text; written as {@code key: ...}
 * it is the {@code apiKey} alone. Shows itself to nobody but the transport.
 *
 * @param user the name for HTTP Basic, or an OAuth2 client's id
 * @param secret that user's password, or that client's secret
 * @param apiKey the key that stands alone or goes with the user
 */
public record ProviderKey(
    @Nullable String user, @Nullable SecretText secret, @Nullable SecretText apiKey) {

  /** A key of one text, as most providers give it. */
  public static ProviderKey of(String apiKey) {
    return new ProviderKey(null, null, SecretText.of(apiKey));
  }

  /** A user or client with a secret, and no key besides. */
  public static ProviderKey login(String user, String secret) {
    return new ProviderKey(user, SecretText.of(secret), null);
  }

  String userText() {
    return user == null ? "" : user.strip();
  }

  String secretText() {
    return secret == null ? "" : secret.value();
  }

  String apiKeyText() {
    return apiKey == null ? "" : apiKey.value();
  }

  @Override
  public String toString() {
    return Redaction.PLACEHOLDER;
  }
}
