package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final ProviderKey KEY =
      new ProviderKey(
          "partner-0815", SecretText.of("p@ss w+rd/ü"), SecretText.of("S3CR3T+key/value"));
  private final Redaction redaction = new Redaction(KEY);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S3CR3T+key/value",
        "S3CR3T%2Bkey%2Fvalue",
        "S3CR3T%2bkey%2fvalue",
        "S3CR3T+key\\/value",
        "UzNDUjNUK2tleS92YWx1ZQ==",
        "UzNDUjNUK2tleS92YWx1ZQ",
        "p@ss w+rd/ü",
        "p%40ss+w%2Brd%2F%C3%BC",
        "p%40ss%20w%2Brd%2F%C3%BC",
        "partner-0815"
      })
  void blotsOutEveryForm(String form) {
    assertThat(redaction.of("before " + form + " after")).isEqualTo("before [key] after");
  }

  @Test
  void blotsOutTheHeaderOfHttpBasic() {
    String basic =
        Base64.getEncoder()
            .encodeToString("partner-0815:p@ss w+rd/ü".getBytes(StandardCharsets.UTF_8));

    assertThat(redaction.of("Authorization: Basic " + basic))
        .isEqualTo("Authorization: Basic [key]");
  }

  @Test
  void blotsOutTheBeginningOfASecretThatWasCut() {
    assertThat(redaction.of("the key S3CR3T+k")).isEqualTo("the key [key]");
    assertThat(redaction.of("the key S3C")).isEqualTo("the key S3C");
  }

  @Test
  void blotsOutBoughtTokens() {
    redaction.remember("tok-one-1111");
    redaction.remember("tok-two-2222");

    assertThat(redaction.of("tok-one-1111, tok-two-2222 and S3CR3T+key/value"))
        .isEqualTo("[key], [key] and [key]");
  }

  @Test
  void leavesInnocentRepliesAsTheyAre() {
    byte[] body = "{\"city\":\"Zürich 蘇黎世\"}".getBytes(StandardCharsets.UTF_8);
    byte[] telling =
        "{\"city\":\"Zürich 蘇黎世\",\"key\":\"p@ss w+rd/ü\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(redaction.of(body)).isSameAs(body);
    assertThat(new String(redaction.of(telling), StandardCharsets.UTF_8))
        .isEqualTo("{\"city\":\"Zürich 蘇黎世\",\"key\":\"[key]\"}");
  }

  @Test
  void noRequestIdRepeatsAKeyThatTheReplyHadEscaped() {
    String told = "req S3CR3T+key/value";

    assertThat(
            redaction.of(
                new ProviderResult.Found(told, List.of(), Map.of(), "page S3CR3T+key/value")))
        .as("the way to the next page stays as it is")
        .isEqualTo(
            new ProviderResult.Found("req [key]", List.of(), Map.of(), "page S3CR3T+key/value"));
    assertThat(redaction.of(new ProviderResult.Failed(new ProviderError.Empty(told, told))))
        .isEqualTo(new ProviderResult.Failed(new ProviderError.Empty("req [key]", "req [key]")));
  }

  @Test
  void aShortKeyIsNotLookedForInReplies() {
    byte[] body = "{\"key\":\"k\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(new Redaction(ProviderKey.of("k")).of(body)).isSameAs(body);
    assertThat(new Redaction(null).of("anything")).isEqualTo("anything");
  }
}
