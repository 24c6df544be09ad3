package dev.farehawk.account;

import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.AuditEvent.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An event as it stands in the log.
 *
 * @param number counts from 1 without gaps
 * @param at to the microsecond
 */
public record AuditEntry(long number, Instant at, AuditEvent event) {

  /** What the database keeps of a time. */
  public AuditEntry {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** SHA-256 over the hash of the entry before and every column, each with its length in front. */
  byte[] hash(byte[] previous) {
    MessageDigest digest = sha256();
    add(digest, previous);
    add(digest, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    add(digest, at.toString());
    add(digest, event.action().name());
    add(digest, String.valueOf(event.by().account()));
    add(digest, String.valueOf(event.subject()));
    add(digest, event.by().origin());
    add(digest, event.outcome().name());
    add(digest, event.detail());
    return digest.digest();
  }

  /** What happened. */
  public Action action() {
    return event.action();
  }

  /** Whether it was done. */
  public Outcome outcome() {
    return event.outcome();
  }

  /** Whether this account did it or had it done to it. */
  public boolean concerns(UUID account) {
    return account.equals(event.by().account()) || account.equals(event.subject());
  }

  private static void add(MessageDigest digest, String text) {
    add(digest, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
