package dev.farehawk.web.api;

import dev.farehawk.account.ServerSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a list goes on: a text that programs hand back as it is. It is signed, so that only
 * positions that we gave out are taken, and only for the list they were given for.
 */
@Component
final class Cursors {

  /** Most rows of a page, whatever a program asks for. */
  static final int MOST = 100;

  private static final int SIGNATURE_BYTES = 12;
  private static final int LONGEST = 200;

  private final SecretKeySpec key;

  Cursors(ServerSecrets secrets) {
    this.key = new SecretKeySpec(secrets.get("cursor"), "HmacSHA256");
  }

  /** The number of rows to read: what was asked for, 1 to 100. */
  static int limit(int asked) {
    return Math.clamp(asked, 1, MOST);
  }

  /** The cursor of a position in this list. */
  String after(String list, Object position) {
    byte[] text = position.toString().getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(sign(list, text), SIGNATURE_BYTES + text.length);
    System.arraycopy(text, 0, whole, SIGNATURE_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** The position, which is a number; {@link Long#MAX_VALUE} without a cursor. */
  long number(String list, @Nullable String cursor) {
    return cursor == null ? Long.MAX_VALUE : Long.parseLong(position(list, cursor));
  }

  /** The position, which is an id; null without a cursor. */
  @Nullable UUID id(String list, @Nullable String cursor) {
    return cursor == null ? null : UUID.fromString(position(list, cursor));
  }

  private String position(String list, String cursor) {
    byte[] whole = decoded(cursor);
    if (whole.length > SIGNATURE_BYTES) {
      byte[] text = Arrays.copyOfRange(whole, SIGNATURE_BYTES, whole.length);
      byte[] signature = Arrays.copyOf(whole, SIGNATURE_BYTES);
      if (MessageDigest.isEqual(signature, sign(list, text))) {
        return new String(text, StandardCharsets.UTF_8);
      }
    }
    throw new BadField(
        "cursor", "this is no cursor of this list; take next of the page before, or begin anew");
  }

  private static byte[] decoded(String cursor) {
    try {
      return cursor.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] sign(String list, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(list.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(text), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
