package dev.farehawk.account.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B; with the seeds of erratum 2866, which are as long as the hash. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082, 46119246, 90693936",
    "1111111109, 07081804, 68084774, 25091201",
    "1111111111, 14050471, 67062674, 99943326",
    "1234567890, 89005924, 91819424, 93441116",
    "2000000000, 69279037, 90698825, 38618901",
    "20000000000, 65353130, 77737706, 47863826"
  })
  void codesAreThoseOfTheRfc(long seconds, String sha1, String sha256, String sha512) {
    long step = Totp.step(Instant.ofEpochSecond(seconds));

    assertThat(new Totp(8, "HmacSHA1").code(seed(20), step)).isEqualTo(sha1);
    assertThat(new Totp(8, "HmacSHA256").code(seed(32), step)).isEqualTo(sha256);
    assertThat(new Totp(8, "HmacSHA512").code(seed(64), step)).isEqualTo(sha512);
  }

  /** RFC 4226, appendix D. */
  @ParameterizedTest
  @CsvSource({
    "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
    "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
  })
  void sixDigitCodesAreThoseOfTheRfc(long counter, String code) {
    assertThat(Totp.USUAL.code(SECRET, counter)).isEqualTo(code);
  }

  @Test
  void codesOfTheStepBesideAreTakenAndOthersNot() {
    Instant now = Instant.ofEpochSecond(30 * 1000 + 7);

    assertThat(Totp.USUAL.accept(SECRET, code(999), now, 0)).hasValue(999);
    assertThat(Totp.USUAL.accept(SECRET, code(1000), now, 0)).hasValue(1000);
    assertThat(Totp.USUAL.accept(SECRET, code(1001), now, 0)).hasValue(1001);
    assertThat(Totp.USUAL.accept(SECRET, code(998), now, 0)).isEmpty();
    assertThat(Totp.USUAL.accept(SECRET, code(1002), now, 0)).isEmpty();
    assertThat(Totp.USUAL.accept(SECRET, "", now, 0)).isEmpty();
    assertThat(Totp.USUAL.accept(SECRET, "１２３４５６", now, 0)).isEmpty();
  }

  @Test
  void codesUpToTheLastUsedStepAreNotTakenAgain() {
    Instant now = Instant.ofEpochSecond(30 * 1000);

    assertThat(Totp.USUAL.accept(SECRET, code(1000), now, 1000)).isEmpty();
    assertThat(Totp.USUAL.accept(SECRET, code(999), now, 1000)).isEmpty();
    assertThat(Totp.USUAL.accept(SECRET, code(1001), now, 1000)).hasValue(1001);
  }

  @Test
  void codesHaveSixToEightDigits() {
    assertThatThrownBy(() -> new Totp(5, "HmacSHA1")).hasMessageContaining("6 to 8");
    assertThatThrownBy(() -> new Totp(9, "HmacSHA1")).hasMessageContaining("6 to 8");
  }

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void base32IsThatOfTheRfc(String text, String encoded) {
    assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
  }

  private static String code(long step) {
    return Totp.USUAL.code(SECRET, step);
  }

  private static byte[] seed(int length) {
    return "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }
}
