package dev.farehawk.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Blots out one provider's secrets, in every form in which they travel: as they are, encoded for a
 * URL, in Base64, and the tokens they bought. Safe for many threads.
 */
final class Redaction {

  static final String PLACEHOLDER = "[key]";

  /** Shorter user names are too likely to be part of an innocent word. */
  private static final int SHORTEST_USER = 8;

  /** A piece of a secret at the end of a text that was cut; shorter pieces give nothing away. */
  private static final int SHORTEST_PIECE = 6;

  /** Shorter forms are no real secrets, and replies may hold them by chance. */
  private static final int SHORTEST_IN_BODY = 8;

  /** Replies to requests with the tokens before may still be under way. */
  private static final int TOKENS_REMEMBERED = 4;

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  private final List<String> ofKey;
  private final Deque<String> tokens = new ArrayDeque<>();
  private volatile List<String> forms;

  Redaction(@Nullable ProviderKey key) {
    this.ofKey = key == null ? List.of() : longestFirst(formsOf(key));
    this.forms = ofKey;
  }

  /** From now on this token is a secret too. */
  synchronized void remember(String token) {
    tokens.addFirst(token);
    if (tokens.size() > TOKENS_REMEMBERED) {
      tokens.removeLast();
    }
    Set<String> all = new LinkedHashSet<>(ofKey);
    tokens.forEach(known -> addForms(known, all));
    forms = longestFirst(all);
  }

  private static Set<String> formsOf(ProviderKey key) {
    Set<String> forms = new LinkedHashSet<>();
    addForms(key.apiKeyText(), forms);
    addForms(key.secretText(), forms);
    if (key.userText().length() >= SHORTEST_USER) {
      addForms(key.userText(), forms);
    }
    if (!key.secretText().isEmpty()) {
      addBase64(key.userText() + ":" + key.secretText(), forms);
    }
    return forms;
  }

  private static void addForms(String secret, Set<String> forms) {
    if (secret.isEmpty()) {
      return;
    }
    addWritten(secret, forms);
    forms.add(secret.replace("/", "\\/"));
    if (secret.length() >= SHORTEST_PIECE) {
      addBase64(secret, forms);
    }
  }

  private static void addBase64(String text, Set<String> forms) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    addWritten(Base64.getEncoder().encodeToString(bytes), forms);
    addWritten(Base64.getEncoder().withoutPadding().encodeToString(bytes), forms);
    addWritten(Base64.getUrlEncoder().encodeToString(bytes), forms);
    addWritten(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), forms);
  }

  /** As it is, and as URLs write it: blanks in two ways, escapes in large or small letters. */
  private static void addWritten(String text, Set<String> forms) {
    forms.add(text);
    String inForm = URLEncoder.encode(text, StandardCharsets.UTF_8);
    for (String encoded : List.of(inForm, inForm.replace("+", "%20"))) {
      forms.add(encoded);
      forms.add(ESCAPE.matcher(encoded).replaceAll(e -> e.group().toLowerCase(Locale.ROOT)));
    }
  }

  /** A form that holds another one must go first, or it would leave its rest behind. */
  private static List<String> longestFirst(Set<String> forms) {
    List<String> sorted = new ArrayList<>(forms);
    sorted.sort(Comparator.comparingInt(String::length).reversed());
    return List.copyOf(sorted);
  }

  /** The text without secrets, and without the beginning of one where the text was cut. */
  String of(String text) {
    String clean = replaced(text, forms);
    for (String form : forms) {
      int longest = Math.min(form.length() - 1, clean.length());
      for (int length = longest; length >= SHORTEST_PIECE; length--) {
        if (clean.regionMatches(clean.length() - length, form, 0, length)) {
          return clean.substring(0, clean.length() - length) + PLACEHOLDER;
        }
      }
    }
    return clean;
  }

  /** The result without secrets: a reply may have held one escaped, which reading made plain. */
  ProviderResult of(ProviderResult result) {
    return switch (result) {
      case ProviderResult.Found found ->
          new ProviderResult.Found(
              of(found.requestId()), found.answers(), found.dropped(), found.more());
      case ProviderResult.Failed(ProviderError.Empty(String message, String requestId)) ->
          new ProviderResult.Failed(new ProviderError.Empty(of(message), of(requestId)));
      case ProviderResult.Failed(ProviderError error) ->
          new ProviderResult.Failed(error.saying(of(error.message())));
    };
  }

  /**
   * The bytes without secrets; the same bytes when they hold none, as almost every reply. Read as
   * Latin-1, one character is one byte, so that a reply in any encoding stays what it is.
   */
  byte[] of(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    List<String> inBytes =
        forms.stream()
            .filter(form -> form.length() >= SHORTEST_IN_BODY)
            .map(form ->
                new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
            .toList();
    String clean = replaced(text, inBytes);
    return clean.equals(text) ? body : clean.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String replaced(String text, List<String> forms) {
    String clean = text;
    for (String form : forms) {
      clean = clean.replace(form, PLACEHOLDER);
    }
    return clean;
  }
}
