package dev.farehawk.provider.declarative;

import dev.farehawk.provider.ProviderRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a provider deals out its rows.
 *
 * @param first what the first page or offset is called
 * @param size rows of a full page; 0 when unknown
 * @param next finds the cursor or the address; null for pages that are counted
 * @param most pages that one look takes
 * @param partialIsGood whether the pages had so far are good by themselves
 */
record DeclaredPages(
    Kind kind,
    int first,
    int size,
    @Nullable JsonExpression next,
    int most,
    boolean partialIsGood) {

  private static final int LONGEST = 2000;
  private static final String COUNTED = "counted";

  /** Who knows the next page. */
  enum Kind {
    PAGE,
    OFFSET,
    CURSOR,
    NEXT_LINK
  }

  /** The placeholders of the first page. */
  Map<Question.Name, Object> begin() {
    return marks(0, null);
  }

  private Map<Question.Name, Object> marks(int index, @Nullable String cursor) {
    Map<Question.Name, Object> marks = new EnumMap<>(Question.Name.class);
    if (size > 0) {
      marks.put(Question.Name.PAGE_SIZE, size);
    }
    switch (kind) {
      case PAGE -> marks.put(Question.Name.PAGE, first + index);
      case OFFSET -> marks.put(Question.Name.OFFSET, first + index * size);
      case CURSOR -> {
        if (cursor != null) {
          marks.put(Question.Name.CURSOR, cursor);
        }
      }
      case NEXT_LINK -> {}
    }
    return marks;
  }

  /**
   * What a reply gives to go on with: a cursor, an address, or that its page is full.
   *
   * @return null when there are no further pages
   */
  @Nullable String more(JsonNode root, int rows) {
    if (next == null) {
      return rows >= size ? COUNTED : null;
    }
    JsonNode found = next.search(root);
    String text = found.isString() || found.isNumber() ? found.asString("") : "";
    return text.isBlank() || text.length() > LONGEST ? null : text;
  }

  /** The placeholders of the next page. */
  Map<Question.Name, Object> after(String more, int pages) {
    return marks(pages, more);
  }

  /**
   * The request for the address of a next page. Its host is not looked at: what is asked, and what
   * gets the key, is always the configured address.
   *
   * @param keyParameter the query parameter that holds the key; the transport adds it again
   */
  static Optional<ProviderRequest> linked(
      ProviderRequest first, String link, @Nullable String keyParameter) {
    try {
      URI uri = URI.create("http://provider" + first.path()).resolve(URI.create(link));
      if (uri.getRawPath() == null || !uri.getRawPath().startsWith("/")) {
        return Optional.empty();
      }
      SequencedMap<String, String> parameters = new LinkedHashMap<>();
      String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (!name.isEmpty() && !name.equals(keyParameter)) {
          parameters.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
      }
      return Optional.of(
          new ProviderRequest(
              first.method(),
              uri.getRawPath(),
              parameters,
              first.headers(),
              first.body(),
              first.asked()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
