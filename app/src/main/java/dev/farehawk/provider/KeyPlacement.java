package dev.farehawk.provider;

/** Where a provider wants its key. */
public sealed interface KeyPlacement {

  /** In a request header of this name. */
  record Header(String name) implements KeyPlacement {}

  /** In a query parameter of this name; the transport adds it, so that no log sees it. */
  record QueryParameter(String name) implements KeyPlacement {}
}
