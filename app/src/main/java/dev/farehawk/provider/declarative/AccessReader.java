package dev.farehawk.provider.declarative;

import dev.farehawk.provider.KeyPlacement;
import dev.farehawk.provider.KeyPlacement.ClientCredentials.Client;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads how the key is sent, and refuses what goes with another kind of key. */
final class AccessReader {

  /** What each kind takes besides itself. */
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "none", Set.of(),
          "header", Set.of("name", "prefix"),
          "query", Set.of("name"),
          "bearer", Set.of(),
          "basic", Set.of("key-header"),
          "oauth2", Set.of("token-url", "client", "form"));

  private AccessReader() {}

  /**
   * Reads it.
   *
   * @param request the definition's {@code request}
   * @throws Mistake if a key of it goes with another kind
   */
  static Definition.Access read(JsonNode request) {
    JsonNode auth = request.path("auth");
    String kind = auth.path("kind").stringValue();
    Set<String> taken = KEYS.getOrDefault(kind, Set.of());
    for (String key : auth.propertyNames()) {
      if (!key.equals("kind") && !taken.contains(key)) {
        throw new Mistake(
            "/request/auth/" + key,
            "this does not go with kind: "
                + kind
                + (taken.isEmpty() ? "; remove it" : ", which takes " + String.join(", ", taken)));
      }
    }
    return new Definition.Access(
        placement(kind, auth), request.path("call-id-header").stringValue(null));
  }

  private static KeyPlacement placement(String kind, JsonNode auth) {
    return switch (kind) {
      case "none" -> new KeyPlacement.None();
      case "header" ->
          new KeyPlacement.Header(
              auth.path("name").stringValue(), auth.path("prefix").stringValue(""));
      case "query" -> new KeyPlacement.QueryParameter(auth.path("name").stringValue());
      case "bearer" -> new KeyPlacement.Bearer();
      case "basic" -> new KeyPlacement.Basic(auth.path("key-header").stringValue(null));
      case "oauth2" ->
          new KeyPlacement.ClientCredentials(
              auth.path("token-url").stringValue(),
              client(auth.path("client").stringValue()),
              new LinkedHashMap<>(FilterReader.texts(auth.path("form"))));
      default -> throw new IllegalStateException("the schema knows a kind of key more: " + kind);
    };
  }

  private static Client client(String word) {
    return switch (word) {
      case "form" -> Client.IN_FORM;
      case "basic" -> Client.BASIC;
      case "basic-as-is" -> Client.BASIC_AS_IS;
      default -> throw new IllegalStateException("the schema knows a kind of client more: " + word);
    };
  }
}
