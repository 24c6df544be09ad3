package dev.farehawk.provider.expedia;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.KeyPlacement;
import dev.farehawk.provider.ProviderError;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.Refusal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/** What all endpoints of the partner API have in common: headers, key and refusals. */
final class ExpediaContract {

  static final String CALL_ID_HEADER = "Partner-Transaction-ID";
  static final KeyPlacement KEY = new KeyPlacement.Basic("Key");

  private static final String VERSION_3 = "application/vnd.exp-flight.v3+json";

  /** Seen as an error's code, a warning's code, and in words behind {@code SERVER_ERROR}. */
  private static final String NO_RESULTS = "NO_RESULTS_FOUND";

  private static final String NO_RESULTS_IN_WORDS = "no flights solutions found";
  private static final String AMBIGUOUS = "AMBIGUOUS_LOCATION";

  private ExpediaContract() {}

  static ProviderRequest request(
      String path, SequencedMap<String, String> parameters, List<FareQueryRef> asked) {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", VERSION_3);
    return ProviderRequest.get(path, parameters, asked).withHeaders(headers);
  }

  /** What a reply of another status than 200 means; its body need not be JSON. */
  static ProviderResult refused(ProviderReply reply) {
    Optional<JsonNode> root = JsonReply.object(reply);
    JsonNode first = root.map(node -> node.path("Errors").path(0)).orElse(null);
    String code = first == null ? "" : JsonReply.text(first, "Code");
    String description = first == null ? "" : JsonReply.text(first, "Description");
    if (code.equals(NO_RESULTS)
        || description.toLowerCase(Locale.ROOT).contains(NO_RESULTS_IN_WORDS)) {
      return empty(requestId(root.orElseThrow(), reply));
    }
    String said =
        code.isEmpty()
            ? root.map(node -> JsonReply.text(node, "message")).orElse("")
            : code + ": " + description;
    if (code.endsWith(AMBIGUOUS)) {
      // The calendar answers 500 to an airport that it does not know.
      return new ProviderResult.Failed(new ProviderError.Invalid(Refusal.quoted(said)));
    }
    return new ProviderResult.Failed(Refusal.of(reply, said, untilTheMinuteEnds(reply)));
  }

  /** A 429 is never repeated before the minute that it counts is over. */
  private static Duration untilTheMinuteEnds(ProviderReply reply) {
    return Duration.ofSeconds(60 - reply.receivedAt().atOffset(ZoneOffset.UTC).getSecond());
  }

  static ProviderResult empty(String requestId) {
    return new ProviderResult.Failed(new ProviderError.Empty("no flights", requestId));
  }

  static ProviderResult malformed(String why) {
    return new ProviderResult.Failed(new ProviderError.Malformed(why));
  }

  static String requestId(JsonNode root, ProviderReply reply) {
    String id = JsonReply.text(root, "TransactionId");
    return id.isBlank() ? reply.id() : Refusal.quoted(id);
  }
}
