package dev.farehawk.provider;

import dev.farehawk.provider.declarative.DeclaredContract;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * One provider, as configured under {@code farehawk.providers}. A wrong value is refused with a
 * sentence that names the provider and says what to do; no sentence holds a key.
 *
 * @param name up to 40 of a-z, 0-9 and dash; observations carry it, so keep it for good
 * @param kind which contract it speaks
 * @param baseUrl {@code http} or {@code https}, without path; null takes the provider's own
 * @param key what the provider gave you; may be missing when disabled, or when it wants none
 * @param enabled false keeps the entry but never calls; null means true, unless the provider is a
 *     legacy
 * @param limits what the provider allows; null takes those of its free plan
 * @param definition the contract of a declarative provider; null for every other kind
 */
public record ProviderConfig(
    String name,
    ProviderKind kind,
    @Nullable URI baseUrl,
    @Nullable ProviderKey key,
    @Nullable Boolean enabled,
    @Nullable ProviderLimits limits,
    @Nullable DeclaredContract definition) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  /** A provider whose contract is programmed. */
  public ProviderConfig(
      String name,
      ProviderKind kind,
      @Nullable URI baseUrl,
      @Nullable ProviderKey key,
      @Nullable Boolean enabled,
      @Nullable ProviderLimits limits) {
    this(name, kind, baseUrl, key, enabled, limits, null);
  }

  /** Fills in what the kind knows, and refuses what cannot work. */
  @ConstructorBinding
  public ProviderConfig {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "every entry of farehawk.providers needs a name of up to 40 of a-z, 0-9 and dash, not \""
              + name
              + "\"");
    }
    if (kind == null) {
      throw new IllegalArgumentException(
          "provider " + name + " needs a kind, one of " + ProviderKind.all());
    }
    if (kind == ProviderKind.DECLARATIVE && definition == null) {
      throw new IllegalArgumentException(
          "provider "
              + name
              + " is declarative and needs its definition: the path of a YAML file, or shipped:NAME");
    }
    if (kind != ProviderKind.DECLARATIVE && definition != null) {
      throw new IllegalArgumentException(
          "provider "
              + name
              + " has a definition, which goes with kind: declarative; change the kind or remove"
              + " the definition");
    }
    ProviderContract contract = definition == null ? kind.contract() : definition.contract();
    baseUrl = baseUrl == null ? contract.home() : baseUrl;
    String scheme = baseUrl.getScheme() == null ? "" : baseUrl.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || scheme.equals("http"))
        || baseUrl.getHost() == null
        || baseUrl.getRawQuery() != null
        || baseUrl.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "base-url of provider "
              + name
              + " must look like https://host or http://host:port, without user or query");
    }
    enabled = enabled == null ? contract.legacy() == null : enabled;
    List<String> missing = contract.adapter(name).keyPlacement().missing(key);
    if (enabled && !missing.isEmpty()) {
      throw new IllegalArgumentException(
          "provider "
              + name
              + " needs its "
              + String.join(", ", missing)
              + "; without it set enabled: false");
    }
    limits = limits == null ? contract.freePlan() : limits.filledFrom(contract.freePlan());
    limits.requireKeepable();
  }

  /** What is known of the provider without this configuration. */
  ProviderContract contract() {
    return definition == null ? kind.contract() : definition.contract();
  }

  /** Why nobody should rely on the provider, as a sentence; null when there is no such reason. */
  public @Nullable String legacy() {
    return contract().legacy();
  }

  /** Whether it may be called. */
  public boolean on() {
    return Boolean.TRUE.equals(enabled);
  }

  /** Where calls go. */
  public URI address() {
    return baseUrl == null ? contract().home() : baseUrl;
  }

  /** The limits in force. */
  public ProviderLimits limitsInForce() {
    return limits == null ? contract().freePlan() : limits;
  }
}
