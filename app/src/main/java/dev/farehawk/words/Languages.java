package dev.farehawk.words;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All languages we speak: those that have a file {@code words/TAG.properties} on the class path,
 * where TAG is an IETF language tag such as {@code de} or {@code zh-Hans}.
 */
public final class Languages {

  private static final String FILES = "classpath*:words/*.properties";
  private static final String SUFFIX = ".properties";
  private static final String ENGLISH = "en";

  /** Longer wishes are cut off, so that nobody makes us think about them. */
  private static final int LONGEST_WISH = 200;

  private final Map<String, Words> byTag;
  private final Words english;
  private final LocaleMatcher matcher;

  private Languages(Map<String, Words> byTag, Words english) {
    this.byTag = new LinkedHashMap<>(byTag);
    this.english = english;
    this.matcher =
        LocaleMatcher.builder()
            .setSupportedULocales(byTag.keySet().stream().map(ULocale::forLanguageTag).toList())
            .setNoDefaultLocale()
            .build();
  }

  /**
   * Reads all files of the class path.
   *
   * @throws IllegalStateException if one of them is broken, or there is none for English
   */
  public static Languages load() {
    Map<String, Map<String, String>> files = files();
    Map<String, String> inEnglish = files.get(ENGLISH);
    if (inEnglish == null) {
      throw new IllegalStateException("words/en.properties is missing: all others fall back to it");
    }
    Retold retold = new Retold(inEnglish);
    Words english = words(ENGLISH, inEnglish, null, retold);
    Map<String, Words> byTag = new LinkedHashMap<>();
    byTag.put(ENGLISH, english);
    files.forEach((tag, messages) -> {
      if (!tag.equals(ENGLISH)) {
        byTag.put(tag, words(tag, messages, english, retold));
      }
    });
    return new Languages(byTag, english);
  }

  /** Keys and messages of each language, by tag. */
  static Map<String, Map<String, String>> files() {
    Map<String, Map<String, String>> files = new TreeMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        String name = String.valueOf(file.getFilename());
        String tag = name.substring(0, name.length() - SUFFIX.length());
        try (InputStream content = file.getInputStream()) {
          if (files.put(tag, WordsFile.read(content)) != null) {
            throw new IllegalStateException("there are two files words/" + name);
          }
        } catch (IllegalArgumentException e) {
          throw new IllegalStateException("words/" + name + ": " + e.getMessage(), e);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the files of words cannot be read", e);
    }
    return files;
  }

  private static Words words(
      String tag, Map<String, String> sources, @Nullable Words fallback, Retold retold) {
    Message.Rules rules = rules(tag);
    Map<String, Message> messages = new LinkedHashMap<>();
    sources.forEach((key, source) -> {
      try {
        messages.put(key, Message.parse(source, rules));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IllegalStateException(
            "words/" + tag + SUFFIX + ", " + key + ": " + e.getMessage(), e);
      }
    });
    String customs = sources.getOrDefault("language.customs", tag);
    return new Words(tag, Locale.forLanguageTag(customs), messages, fallback, retold);
  }

  static Message.Rules rules(String tag) {
    ULocale language = ULocale.forLanguageTag(tag);
    return new Message.Rules(
        PluralRules.forLocale(language, PluralRules.PluralType.CARDINAL),
        PluralRules.forLocale(language, PluralRules.PluralType.ORDINAL));
  }

  /** English, which is never missing. */
  public Words english() {
    return english;
  }

  /** All of them, English first, then by tag. */
  public List<Words> all() {
    return new ArrayList<>(byTag.values());
  }

  /** The language of exactly this tag; null when we do not speak it. */
  public @Nullable Words find(@Nullable String tag) {
    return tag == null ? null : byTag.get(tag);
  }

  /**
   * The nearest to what somebody wants, by Unicode's distances between languages: Austrian German
   * is German.
   *
   * @param wish a language tag, or a list as in {@code Accept-Language}
   * @return null when we speak nothing like it, or it cannot be read
   */
  public @Nullable Words nearest(@Nullable String wish) {
    if (wish == null || wish.isBlank()) {
      return null;
    }
    try {
      ULocale found = matcher.getBestMatch(shortened(wish));
      return found == null ? null : byTag.get(found.toLanguageTag());
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  /** The language of an account; English when we speak nothing like it. */
  public Words of(@Nullable String tag) {
    Words exact = find(tag);
    Words near = exact == null ? nearest(tag) : exact;
    return near == null ? english : near;
  }

  /** Only whole wishes of a list are kept. */
  private static String shortened(String wish) {
    if (wish.length() <= LONGEST_WISH) {
      return wish;
    }
    int end = wish.lastIndexOf(',', LONGEST_WISH);
    return end < 0 ? ENGLISH : wish.substring(0, end);
  }
}
