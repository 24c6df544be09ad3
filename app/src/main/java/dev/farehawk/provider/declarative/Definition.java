package dev.farehawk.provider.declarative;

import dev.farehawk.provider.Capabilities;
import dev.farehawk.provider.KeyPlacement;
import dev.farehawk.provider.ProviderLimits;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A provider, as its definition declares it.
 *
 * @param terms what can be had there
 * @param access how the key is sent
 * @param pages null when replies come whole
 */
record Definition(
    Terms terms,
    Access access,
    RequestShape request,
    ReplyShape reply,
    ErrorMap errors,
    @Nullable DeclaredPages pages) {

  /**
   * What can be had.
   *
   * @param title the provider and the service, as people call them
   * @param address scheme and host
   */
  record Terms(String title, URI address, Capabilities capabilities, ProviderLimits limits) {}

  /**
   * How to be let in.
   *
   * @param callIdHeader a header that wants a number of each call; null when there is none
   */
  record Access(KeyPlacement key, @Nullable String callIdHeader) {}
}
