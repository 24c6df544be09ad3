package dev.farehawk.demo;

import java.time.Instant;

/**
 * One webhook call that arrived at the sink and was answered with 204.
 *
 * @param id the {@code webhook-id} header
 * @param receivedAt when the body was complete
 * @param body as sent
 */
public record CaughtHook(String id, Instant receivedAt, String body) {}
