package dev.farehawk.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts for an account may go.
 *
 * @param address e-mail address or URL; empty for the inbox
 * @param label how its owner knows it; null where the address says it
 * @param disabledReason why it was switched off, for its owner to read; null while it is not
 * @param preference lower is tried first
 * @param lastTest its owner's last test of it; null when there was none
 */
public record Endpoint(
    long id,
    UUID account,
    Channel channel,
    String address,
    @Nullable String label,
    State state,
    @Nullable String disabledReason,
    int preference,
    Instant createdAt,
    @Nullable Test lastTest) {

  /**
   * A test of it.
   *
   * @param problem why it was not taken; null when it was
   */
  public record Test(Instant at, @Nullable String problem) {}

  /** What its owner reads. */
  public String shown() {
    return label == null ? address : label;
  }

  /** Whether it may be used. */
  public enum State {
    /** Nobody has shown yet that it is theirs; nothing but the verification goes there. */
    UNVERIFIED,
    ACTIVE,
    DISABLED
  }
}
