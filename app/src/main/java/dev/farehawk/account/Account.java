package dev.farehawk.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A person who uses the service.
 *
 * @param email as entered
 * @param language IETF language tag
 * @param zone for showing times; never decides about departure dates
 * @param emailVerified whether the link mailed at sign-up was opened
 */
public record Account(
    UUID id,
    String email,
    String language,
    ZoneId zone,
    Role role,
    Instant createdAt,
    boolean emailVerified) {}
