package dev.farehawk.delivery.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says to push services who sends: a signed token for each of them, good for half a day (RFC 8292).
 */
public final class Vapid {

  /** Bytes of what is kept: the private scalar, then the public point. */
  public static final int KEPT_BYTES = P256.SCALAR_BYTES + P256.POINT_BYTES;

  private static final Duration LIFE = Duration.ofHours(12);
  private static final Duration RENEWED_BEFORE = Duration.ofHours(1);
  private static final int MOST_SERVICES = 1_000;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final JsonMapper json = JsonMapper.builder().build();
  private final ECPrivateKey key;
  private final String publicKey;
  private final String contact;
  private final Cache<String, Token> tokens =
      Caffeine.newBuilder().maximumSize(MOST_SERVICES).build();

  private record Token(String text, Instant expires) {}

  /**
   * With a key pair made before.
   *
   * @param kept as {@link #fresh} made it
   * @param contact where a push service reaches the operator: a mailto: or https: address
   */
  public Vapid(byte[] kept, String contact) {
    if (kept.length != KEPT_BYTES) {
      throw new IllegalArgumentException("the push key is " + KEPT_BYTES + " bytes");
    }
    byte[] point = Arrays.copyOfRange(kept, P256.SCALAR_BYTES, KEPT_BYTES);
    var _ = P256.publicKey(point);
    this.key = P256.privateKey(Arrays.copyOf(kept, P256.SCALAR_BYTES));
    this.publicKey = TEXT.encodeToString(point);
    this.contact = contact;
  }

  /** A new key pair, to be kept for ever: browsers subscribe to it. */
  public static byte[] fresh(SecureRandom random) {
    KeyPair pair = P256.generate(random);
    return ByteBuffer.allocate(KEPT_BYTES)
        .put(P256.scalar((ECPrivateKey) pair.getPrivate()))
        .put(P256.point((ECPublicKey) pair.getPublic()))
        .array();
  }

  /** What browsers subscribe with: the uncompressed point as base64url. */
  public String publicKey() {
    return publicKey;
  }

  /** The {@code Authorization} of a request to this push service. */
  String authorization(URI service, Instant now) {
    String audience = audience(service);
    Token token =
        tokens
            .asMap()
            .compute(
                audience,
                (_, known) ->
                    known != null && now.isBefore(known.expires().minus(RENEWED_BEFORE))
                        ? known
                        : token(audience, now.plus(LIFE)));
    return "vapid t=" + token.text() + ", k=" + publicKey;
  }

  /** Scheme, host and port (RFC 6454, 6.2); the port only where it is not the usual one. */
  private static String audience(URI service) {
    return service.getScheme()
        + "://"
        + service.getHost()
        + (service.getPort() < 0 ? "" : ":" + service.getPort());
  }

  private Token token(String audience, Instant expires) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", audience);
    claims.put("exp", expires.getEpochSecond());
    claims.put("sub", contact);
    String signed =
        TEXT.encodeToString(
                "{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(StandardCharsets.US_ASCII))
            + "."
            + TEXT.encodeToString(json.writeValueAsBytes(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return new Token(signed + "." + TEXT.encodeToString(signature.sign()), expires);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with P-256", e);
    }
  }
}
