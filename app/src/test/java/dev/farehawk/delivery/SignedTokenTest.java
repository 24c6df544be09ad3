package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTokenTest {

  private static final byte[] KEY = "a key of the service".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SUBJECT = {1, 2, 3, 4};

  private final SignedToken tokens = new SignedToken("unsubscribe/1", KEY);

  @Test
  void saysWhatItIsAbout() {
    assertThat(tokens.read(tokens.write(SUBJECT), SUBJECT.length))
        .contains(ByteBuffer.wrap(SUBJECT));
  }

  @Test
  void isWorthNothingForAnotherPurpose() {
    String other = new SignedToken("feedback/1", KEY).write(SUBJECT);

    assertThat(tokens.read(other, SUBJECT.length)).isEmpty();
  }

  @Test
  void isWorthNothingUnderAnotherKey() {
    String other = new SignedToken("unsubscribe/1", new byte[] {7}).write(SUBJECT);

    assertThat(tokens.read(other, SUBJECT.length)).isEmpty();
  }

  @Test
  void noCharacterOfItCanBeChanged() {
    String token = tokens.write(SUBJECT);

    for (int at = 0; at < token.length(); at++) {
      char changed = token.charAt(at) == 'A' ? 'Q' : 'A';
      String forged = token.substring(0, at) + changed + token.substring(at + 1);
      assertThat(tokens.read(forged, SUBJECT.length)).as(forged).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "not of this alphabet!", "AQIDBA"})
  void whatIsNotATokenIsNotOne(String text) {
    assertThat(tokens.read(text, SUBJECT.length)).isEmpty();
  }
}
