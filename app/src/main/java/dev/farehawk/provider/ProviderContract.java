package dev.farehawk.provider;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider before anybody configures it.
 *
 * @param home its own address, without a path
 * @param freePlan what it allows when the configuration does not say: its published terms, or where
 *     those are a matter of contract a careful guess
 * @param legacy why it is switched off unless the configuration switches it on, as a sentence; null
 *     when it is not
 * @param maker makes its adapter under a configured name
 */
public record ProviderContract(
    URI home,
    ProviderLimits freePlan,
    @Nullable String legacy,
    Function<String, FareProvider> maker) {

  /** A provider that is in business. */
  public ProviderContract(URI home, ProviderLimits freePlan, Function<String, FareProvider> maker) {
    this(home, freePlan, null, maker);
  }

  /** An adapter under this name. */
  public FareProvider adapter(String name) {
    return maker.apply(name);
  }
}
