package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.SecurityMail.Notice;
import dev.farehawk.account.otp.Totp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorTest {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final AccountWorld WORLD = new AccountWorld();

  private final SecondFactor codes = WORLD.secondFactor;

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @BeforeEach
  void clear() {
    WORLD.clear();
  }

  @Test
  void codesCountOnceOneHasBeenShown() {
    Account ada = WORLD.person("ada");
    SecondFactor.Setup setup = codes.begin(ada).orElseThrow();

    assertThat(setup.address())
        .startsWith("otpauth://totp/Farehawk%3Aada%40example.org?secret=")
        .endsWith("&issuer=Farehawk");
    assertThat(codes.waiting(ada)).contains(setup);
    assertThat(codes.on(ada.id())).isFalse();
    assertThat(codes.check(ada, code(setup))).isFalse();
    assertThat(codes.confirm(ada, "000000")).isEmpty();

    assertThat(codes.confirm(ada, code(setup)))
        .hasValueSatisfying(made -> assertThat(new HashSet<>(made)).hasSize(10));

    assertThat(codes.on(ada.id())).isTrue();
    assertThat(codes.waiting(ada)).isEmpty();
    assertThat(codes.begin(ada)).as("nobody replaces a secret that counts").isEmpty();
    assertThat(WORLD.letter(Notice.class).event()).isEqualTo(Notice.Event.SECOND_FACTOR_ADDED);
  }

  @Test
  void aCodeWorksOnce() {
    Account ada = WORLD.person("ada");
    SecondFactor.Setup setup = turnedOn(ada);
    WORLD.now = WORLD.now.plus(Duration.ofMinutes(5));
    String code = code(setup);

    assertThat(codes.check(ada, code.substring(0, 3) + " " + code.substring(3))).isTrue();
    assertThat(codes.check(ada, code)).isFalse();
    WORLD.now = WORLD.now.plus(Totp.STEP);
    assertThat(codes.check(ada, code)).as("within its tolerance, but used").isFalse();
    assertThat(codes.check(ada, code(setup))).isTrue();
  }

  @Test
  void theCodeThatTurnedItOnDoesNotSignIn() {
    Account ada = WORLD.person("ada");
    SecondFactor.Setup setup = codes.begin(ada).orElseThrow();
    String code = code(setup);
    var _ = codes.confirm(ada, code);

    assertThat(codes.check(ada, code)).isFalse();
  }

  @Test
  void recoveryCodesWorkOnceEachAndTheOwnerIsTold() {
    Account ada = WORLD.person("ada");
    SecondFactor.Setup setup = codes.begin(ada).orElseThrow();
    List<String> recovery = codes.confirm(ada, code(setup)).orElseThrow();
    Account bob = WORLD.person("bob");
    turnedOn(bob);

    assertThat(codes.check(bob, recovery.getFirst())).isFalse();
    assertThat(codes.check(ada, recovery.getFirst().toUpperCase(java.util.Locale.ROOT))).isTrue();
    assertThat(codes.check(ada, recovery.getFirst())).isFalse();
    assertThat(codes.recoveryCodesLeft(ada.id())).isEqualTo(9);
    assertThat(WORLD.letter(Notice.class).detail()).isEqualTo("9");

    List<String> others = codes.renewRecoveryCodes(ada.id());
    assertThat(codes.check(ada, recovery.getLast())).isFalse();
    assertThat(codes.check(ada, others.getLast())).isTrue();
  }

  @Test
  void theSecretIsSealedAndRecoveryCodesAreHashed() {
    Account ada = WORLD.person("ada");
    SecondFactor.Setup setup = codes.begin(ada).orElseThrow();
    List<String> recovery = codes.confirm(ada, code(setup)).orElseThrow();

    byte[] kept =
        WORLD
            .jdbc
            .sql("SELECT secret FROM second_factor")
            .query((row, _) -> row.getBytes("secret"))
            .single();
    assertThat(kept).hasSizeGreaterThan(secret(setup).length);
    assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(secret(setup), java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThat(
            WORLD
                .jdbc
                .sql("SELECT count(*) FROM recovery_code WHERE hash = :hash")
                .param("hash", new Secret(recovery.getFirst().replace("-", "")).hash())
                .query(Long.class)
                .single())
        .isOne();
    assertThat(setup.toString()).doesNotContain(setup.text());
  }

  @Test
  void recoveryCodesWorkAlsoWhenTheSecretCannotBeOpened() {
    Account ada = WORLD.person("ada");
    SecondFactor.Setup setup = codes.begin(ada).orElseThrow();
    List<String> recovery = codes.confirm(ada, code(setup)).orElseThrow();
    WORLD.jdbc.sql("UPDATE second_factor SET secret = '\\x00'").update();

    assertThat(codes.check(ada, recovery.getFirst())).isTrue();
  }

  @Test
  void turnedOffItAsksForNothing() {
    Account ada = WORLD.person("ada");
    turnedOn(ada);

    codes.remove(ada);

    assertThat(codes.on(ada.id())).isFalse();
    assertThat(codes.recoveryCodesLeft(ada.id())).isZero();
    assertThat(WORLD.letter(Notice.class).event()).isEqualTo(Notice.Event.SECOND_FACTOR_REMOVED);
  }

  private SecondFactor.Setup turnedOn(Account account) {
    SecondFactor.Setup setup = codes.begin(account).orElseThrow();
    assertThat(codes.confirm(account, code(setup))).isPresent();
    return setup;
  }

  /** As an authenticator app does it. */
  private static String code(SecondFactor.Setup setup) {
    return Totp.USUAL.code(secret(setup), Totp.step(WORLD.now));
  }

  private static byte[] secret(SecondFactor.Setup setup) {
    ByteBuffer bytes = ByteBuffer.allocate(20);
    long buffer = 0;
    int held = 0;
    for (char c : setup.text().replace(" ", "").toCharArray()) {
      buffer = (buffer << 5) | ALPHABET.indexOf(c);
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes.put((byte) (buffer >> held));
      }
    }
    return bytes.array();
  }
}
