package dev.farehawk.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

  /** From the heads of published lists of leaked passwords, and by their habits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678",
        "1234567890",
        "87654321",
        "11111111",
        "password",
        "Password1!",
        "P@ssw0rd",
        "p455w0rd2024",
        "qwertyuiop",
        "qwerty123",
        "1q2w3e4r5t",
        "1qaz2wsx3edc",
        "qazwsxedc",
        "abcdefgh",
        "abc123abc123",
        "iloveyou",
        "ILoveYou2",
        "letmein!!",
        "hellomonkey",
        "passwordpassword",
        "19870523",
        "  password  ",
        "Sommer2026!",
        "farehawk",
        "farehawk99",
        "ada-lovelace",
        "ada-lovelace1815"
      })
  void whatGuessersTryFirstIsKnown(String password) {
    assertThat(CommonPasswords.contains(password, "ada-lovelace")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery",
        "a long enough phrase",
        "my password is long",
        "k3m9xq7w",
        "Tr0ub4dor&3x",
        "夜明けの海は静か",
        "пароль на море",
        "830217465920",
        "kestrel over zurich"
      })
  void othersAreLeftAlone(String password) {
    assertThat(CommonPasswords.contains(password, "ada-lovelace")).isFalse();
  }
}
