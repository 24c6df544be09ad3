package dev.farehawk.provider;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Where a provider wants its key. The transport puts it there, so that nothing else sees it. */
public sealed interface KeyPlacement {

  /** The provider knows no keys. */
  record None() implements KeyPlacement {}

  /**
   * The API key in a request header.
   *
   * @param prefix what stands before it, with its blank if there is one; mostly empty
   */
  record Header(String name, String prefix) implements KeyPlacement {

    /** The bare key in a header of this name. */
    public Header(String name) {
      this(name, "");
    }
  }

  /** The API key in a query parameter of this name. */
  record QueryParameter(String name) implements KeyPlacement {}

  /** The API key as a bearer token (RFC 6750, 2.1). */
  record Bearer() implements KeyPlacement {}

  /**
   * User and secret by HTTP Basic (RFC 7617).
   *
   * @param keyHeader the header that takes the API key as well; null when there is none
   */
  record Basic(@Nullable String keyHeader) implements KeyPlacement {}

  /**
   * User and secret buy a token that is good for a while (RFC 6749, 4.4, client credentials), and
   * the token goes with each request as a bearer token.
   *
   * @param tokenUrl a path at the provider's address, or a whole {@code https} address elsewhere
   * @param client where the token's request shows user and secret
   * @param form further fields of that request, such as {@code scope}
   */
  record ClientCredentials(String tokenUrl, Client client, SequencedMap<String, String> form)
      implements KeyPlacement {

    /** Where the client shows who it is (RFC 6749, 2.3.1). */
    public enum Client {
      /** {@code client_id} and {@code client_secret} in the form. */
      IN_FORM,
      /** HTTP Basic. */
      BASIC,
      /** HTTP Basic without the encoding of RFC 6749, which many providers do not decode. */
      BASIC_AS_IS
    }

    /** Keeps its own copy. */
    public ClientCredentials {
      form = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(form));
    }
  }

  /** Which settings of a key this placement needs and does not find, for a sentence. */
  default List<String> missing(@Nullable ProviderKey key) {
    ProviderKey given = key == null ? new ProviderKey(null, null, null) : key;
    List<String> missing = new ArrayList<>();
    switch (this) {
      case None _ -> {}
      case Header _, QueryParameter _, Bearer _ -> {
        if (given.apiKeyText().isEmpty()) {
          missing.add("key");
        }
      }
      case Basic(String keyHeader) -> {
        addLogin(given, missing);
        if (keyHeader != null && given.apiKeyText().isEmpty()) {
          missing.add("key.api-key");
        }
      }
      case ClientCredentials _ -> addLogin(given, missing);
    }
    return missing;
  }

  private static void addLogin(ProviderKey key, List<String> missing) {
    if (key.userText().isEmpty()) {
      missing.add("key.user");
    }
    if (key.secretText().isEmpty()) {
      missing.add("key.secret");
    }
  }
}
