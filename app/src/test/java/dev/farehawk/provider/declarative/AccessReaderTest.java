package dev.farehawk.provider.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.provider.KeyPlacement;
import dev.farehawk.provider.KeyPlacement.ClientCredentials;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessReaderTest {

  static Stream<Arguments> placements() {
    return Stream.of(
        Arguments.of("{kind: none}", new KeyPlacement.None()),
        Arguments.of("{kind: header, name: X-Key}", new KeyPlacement.Header("X-Key")),
        Arguments.of(
            "{kind: header, name: Authorization, prefix: 'Token '}",
            new KeyPlacement.Header("Authorization", "Token ")),
        Arguments.of("{kind: query, name: api_key}", new KeyPlacement.QueryParameter("api_key")),
        Arguments.of("{kind: bearer}", new KeyPlacement.Bearer()),
        Arguments.of("{kind: basic}", new KeyPlacement.Basic(null)),
        Arguments.of("{kind: basic, key-header: Key}", new KeyPlacement.Basic("Key")),
        Arguments.of(
            "{kind: oauth2, token-url: /token, client: form, form: {scope: fares}}",
            new ClientCredentials(
                "/token",
                ClientCredentials.Client.IN_FORM,
                new LinkedHashMap<>(Map.of("scope", "fares")))),
        Arguments.of(
            "{kind: oauth2, token-url: 'https://id.example.org/t', client: basic-as-is}",
            new ClientCredentials(
                "https://id.example.org/t",
                ClientCredentials.Client.BASIC_AS_IS,
                new LinkedHashMap<>())));
  }

  @ParameterizedTest
  @MethodSource("placements")
  void everyKindOfKeyHasItsPlace(String auth, KeyPlacement placement) {
    String definition = Sample.with("auth:\n    kind: header\n    name: X-Key", "auth: " + auth);

    assertThat(DefinitionFile.parse("sample.yaml", definition).access().key()).isEqualTo(placement);
  }
}
