package dev.farehawk.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts for an account may go.
 *
 * @param address e-mail address or URL; empty for the inbox
 * @param disabledReason why it was switched off, for its owner to read; null while it is not
 * @param preference lower is tried first
 */
public record Endpoint(
    long id,
    UUID account,
    Channel channel,
    String address,
    State state,
    @Nullable String disabledReason,
    int preference,
    Instant createdAt) {

  /** Whether it may be used. */
  public enum State {
    /** Nobody has shown yet that it is theirs; nothing but the verification goes there. */
    UNVERIFIED,
    ACTIVE,
    DISABLED
  }
}
