package dev.farehawk.provider;

import java.util.Optional;

/**
 * How to get the rows that a first reply leaves out. Every further page is a call of its own, which
 * is admitted and costs like any other.
 */
public interface Paging {

  /** How many pages one look takes at most, the first one included. */
  int most();

  /**
   * Whether the pages had so far are good by themselves when the others cannot be had: because the
   * lowest prices come first, or because each page answers for its own dates.
   */
  boolean partialIsGood();

  /**
   * The request for the next page.
   *
   * @param first the request for the first page
   * @param more what the page before gave to go on with, see {@link ProviderResult.Found#more}
   * @param had how many pages have been had, 1 or more
   * @return nothing when what the provider gave leads nowhere
   */
  Optional<ProviderRequest> next(ProviderRequest first, String more, int had);
}
