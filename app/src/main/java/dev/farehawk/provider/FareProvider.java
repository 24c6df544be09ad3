package dev.farehawk.provider;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.provider.budget.LimitHint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One provider's contract: how to ask and how to understand the reply. An adapter only plans and
 * parses, without I/O or clock; transport, limits, quota, breaker, time limits and redaction are
 * the {@link ProviderGateway}'s.
 */
public interface FareProvider {

  /** The configured name, which observations and metrics carry. */
  String name();

  /** What one call can do. */
  Capabilities capabilities();

  /** Where the key goes in a request. */
  KeyPlacement keyPlacement();

  /**
   * The header in which the provider wants an id of each call, which the transport makes up; null
   * when it wants none.
   */
  default @Nullable String callIdHeader() {
    return null;
  }

  /** The largest reply in bytes that the provider sends in good order; more is not read. */
  default int largestReply() {
    return 4 * 1024 * 1024;
  }

  /**
   * The fewest calls that answer these fare queries; those the provider cannot answer at all (see
   * {@link Capabilities#answers}) are left out.
   */
  List<ProviderRequest> plan(List<FareQueryRef> fareQueries);

  /** Understands a reply of any status to this request; never throws for what a provider sent. */
  ProviderResult parse(ProviderRequest request, ProviderReply reply);

  /**
   * What the headers of a reply say of the provider's limits, so that no call is made only to be
   * refused.
   */
  default List<LimitHint> limits(ProviderReply reply) {
    return LimitHeaders.read(reply.headers(), reply.receivedAt());
  }

  /** How to get further pages of a reply; null for a provider that answers in one. */
  default @Nullable Paging paging() {
    return null;
  }

  /**
   * A free call that tells what an error leaves open, such as whether calls came too fast or are
   * used up; null when there is none.
   */
  default @Nullable ProviderRequest inquiry(ProviderRequest request, ProviderError error) {
    return null;
  }

  /**
   * What an error turns out to be, by the reply to the {@link #inquiry}; itself if that is no help.
   */
  default ProviderError explained(ProviderError error, ProviderReply reply) {
    return error;
  }
}
