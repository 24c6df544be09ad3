package dev.farehawk.provider;

import java.net.URI;
import java.util.function.Function;

/**
 * What is known of a provider before anybody configures it.
 *
 * @param home its own address, without a path
 * @param freePlan what it allows when the configuration does not say: its published terms
 * @param maker makes its adapter under a configured name
 */
public record ProviderContract(
    URI home, ProviderLimits freePlan, Function<String, FareProvider> maker) {

  /** An adapter under this name. */
  public FareProvider adapter(String name) {
    return maker.apply(name);
  }
}
