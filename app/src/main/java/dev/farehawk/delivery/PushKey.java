package dev.farehawk.delivery;

/**
 * What browsers subscribe to Web Push with.
 *
 * @param text our public key, as base64url
 */
public record PushKey(String text) {}
