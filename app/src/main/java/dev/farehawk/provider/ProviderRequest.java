package dev.farehawk.provider;

import dev.farehawk.fare.FareQueryRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One call, as its adapter planned it: a {@code GET} without the key.
 *
 * @param path begins with a slash
 * @param parameters query parameters in order, not encoded
 * @param asked the fare queries that the reply is to answer
 */
public record ProviderRequest(
    String path, SequencedMap<String, String> parameters, List<FareQueryRef> asked) {

  /** Keeps its own copies. */
  public ProviderRequest {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    asked = List.copyOf(asked);
    if (asked.isEmpty()) {
      throw new IllegalArgumentException("a request must be for at least one fare query");
    }
  }

  /** Path and query without the key; equal targets are the same question. */
  public String target() {
    return parameters.entrySet().stream()
        .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
