package dev.farehawk.fare;

/**
 * Whether a price was true when we asked, or came out of somebody's cache. Cached prices never
 * alert by themselves.
 */
public enum Freshness {
  LIVE,
  CACHED
}
