package dev.farehawk.account;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in through another service (OpenID Connect).
 *
 * @param issuer its address; null for none
 * @param clientId by which it knows us
 * @param clientSecret by which it knows that it is us
 * @param name for people: "Sign in with ..."
 * @param emailDomains for whose addresses it speaks: such an address opens the account that was
 *     confirmed with it
 */
public record OidcConfig(
    @Nullable URI issuer,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @DefaultValue("single sign-on") String name,
    @DefaultValue List<String> emailDomains) {

  /** Refuses halves. */
  public OidcConfig {
    clientId = clientId == null || clientId.isBlank() ? null : clientId.strip();
    clientSecret = clientSecret == null || clientSecret.isBlank() ? null : clientSecret.strip();
    if (issuer != null && issuer.toString().isBlank()) {
      issuer = null;
    }
    if (issuer != null && (issuer.getHost() == null || clientId == null || clientSecret == null)) {
      throw new IllegalArgumentException(
          "farehawk.sign-in.oidc: issuer must be an address such as https://login.example.org, and"
              + " client-id and client-secret go with it");
    }
    emailDomains =
        emailDomains.stream().map(domain -> domain.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /** None. */
  public static OidcConfig none() {
    return new OidcConfig(null, null, null, "single sign-on", List.of());
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "OidcConfig[issuer=%s, clientId=%s, name=%s, emailDomains=%s]"
        .formatted(issuer, clientId, name, emailDomains);
  }
}
