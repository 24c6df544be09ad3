package dev.farehawk.provider.declarative;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.provider.ProviderRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How to ask.
 *
 * @param query templates by parameter
 * @param body null when there is none
 * @param cabins the provider's word for each cabin; empty when it knows none
 */
record RequestShape(
    ProviderRequest.Method method,
    List<Template> path,
    SequencedMap<String, Template> query,
    SequencedMap<String, String> headers,
    @Nullable JsonTemplate body,
    Map<Cabin, String> cabins) {

  /** The request for a question. */
  ProviderRequest request(Question question, List<FareQueryRef> asked) {
    StringBuilder target = new StringBuilder();
    for (Template segment : path) {
      String text = segment.text(question);
      target.append('/').append(text == null ? "" : encoded(text));
    }
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    query.forEach((name, template) -> {
      String text = template.text(question);
      if (text != null) {
        parameters.put(name, text);
      }
    });
    ProviderRequest.Body sent =
        body == null ? null : ProviderRequest.Body.json(String.valueOf(body.json(question)));
    return new ProviderRequest(method, target.toString(), parameters, headers, sent, asked);
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
