package dev.farehawk.delivery.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.farehawk.testing.Loopback;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A push service on loopback and the browser behind it, in one: takes messages as RFC 8030 asks,
 * and reads them with the browser's keys, step by step as RFC 8291 and RFC 8188 write it.
 */
public final class PushServer implements AutoCloseable {

  private static final int SALT = 16;

  private final KeyPair browser = P256.generate(new SecureRandom());
  private final byte[] secret = "sixteen secret b".getBytes(StandardCharsets.US_ASCII);
  private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
  private final HttpServer http;
  private volatile int answer = 201;
  private volatile String retryAfter = "";

  /** A message that came, readable. */
  public record Pushed(String text, Headers headers) {}

  /** Starts on a free port. */
  public PushServer() {
    http = Loopback.server();
    http.createContext("/push/", this::take);
    http.start();
  }

  /** Address that a browser would have been given. */
  public String endpoint() {
    return Loopback.address(http) + "/push/abc";
  }

  /** The browser's public key in base64url. */
  public String point() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(P256.point((ECPublicKey) browser.getPublic()));
  }

  /** The shared secret in base64url. */
  public String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** Both as an endpoint keeps them. */
  public byte[] keys() {
    return ByteBuffer.allocate(81)
        .put(P256.point((ECPublicKey) browser.getPublic()))
        .put(secret)
        .array();
  }

  /** Answers this from now on, with a Retry-After unless it is blank. */
  public void answer(int code, String after) {
    answer = code;
    retryAfter = after;
  }

  /** All that came, in order. */
  public List<Pushed> pushed() {
    return pushed;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (answer == 201) {
        pushed.add(new Pushed(decrypted(body), exchange.getRequestHeaders()));
      }
      if (!retryAfter.isBlank()) {
        exchange.getResponseHeaders().add("Retry-After", retryAfter);
      }
      exchange.sendResponseHeaders(answer, -1);
    }
  }

  private String decrypted(byte[] message) {
    try {
      ByteBuffer parts = ByteBuffer.wrap(message);
      byte[] salt = new byte[SALT];
      parts.get(salt);
      int recordSize = parts.getInt();
      byte[] point = new byte[parts.get()];
      parts.get(point);
      byte[] sealed = new byte[parts.remaining()];
      parts.get(sealed);
      if (sealed.length > recordSize || message.length > 4096) {
        throw new IllegalStateException("longer than a push service has to take");
      }
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(browser.getPrivate());
      var _ = agreement.doPhase(P256.publicKey(point), true);
      byte[] both =
          joined(
              "WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
              P256.point((ECPublicKey) browser.getPublic()),
              point,
              new byte[] {1});
      byte[] input = hmac(hmac(secret, agreement.generateSecret()), both);
      byte[] pseudo = hmac(salt, input);
      byte[] key = Arrays.copyOf(hmac(pseudo, info("Content-Encoding: aes128gcm")), 16);
      byte[] nonce = Arrays.copyOf(hmac(pseudo, info("Content-Encoding: nonce")), 12);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      byte[] padded = cipher.doFinal(sealed);
      if (padded[padded.length - 1] != 2) {
        throw new IllegalStateException("the last record ends in a 2");
      }
      return new String(padded, 0, padded.length - 1, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the browser cannot read it", e);
    }
  }

  private static byte[] info(String label) {
    return (label + "\0\1").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
