package dev.farehawk.words;

import dev.farehawk.fare.Money;
import dev.farehawk.platform.FieldProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What we say, in one language. Immutable to its users, made once, used by all threads. What it
 * gives is plain text: whoever prints it into HTML escapes it.
 */
public final class Words {

  private static final Logger log = LoggerFactory.getLogger(Words.class);
  private static final int MOST_TOLD = 1000;

  private final String tag;
  private final Locale locale;
  private final Map<String, Message> messages;
  private final @Nullable Words fallback;
  private final Retold retold;
  private final Formats formats;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * Of a language.
   *
   * @param locale by whose customs dates and numbers are written
   * @param fallback asked for what is missing here; null for English itself
   * @param retold knows the English sentences that are said anew
   */
  Words(
      String tag,
      Locale locale,
      Map<String, Message> messages,
      @Nullable Words fallback,
      Retold retold) {
    this.tag = tag;
    this.locale = locale;
    this.messages = Map.copyOf(messages);
    this.fallback = fallback;
    this.retold = retold;
    this.formats = new Formats(locale);
  }

  /** IETF language tag, as for {@code <html lang>}. */
  public String tag() {
    return tag;
  }

  /** By whose customs dates and numbers are written. */
  public Locale locale() {
    return locale;
  }

  /** The language's own name for itself. */
  public String name() {
    return say("language.name");
  }

  /** Whether there is a message of this key, here or in English. */
  public boolean has(String key) {
    return messages.containsKey(key) || (fallback != null && fallback.has(key));
  }

  /**
   * A message, filled in. What is missing in this language is said in English, and logged once.
   *
   * @param named names and values in turn: text as it is, whole numbers, {@link Money} and {@link
   *     LocalDate} as this language writes them
   */
  public String say(String key, Object... named) {
    Message message = messages.get(key);
    if (message != null) {
      return message.fill(new Given(key, named));
    }
    once(key, "the words of {} lack {}");
    return fallback == null ? key : fallback.say(key, named);
  }

  /**
   * A sentence that a stage of the pipeline wrote down in English, said in this language; as it is
   * when it is none of ours.
   */
  public String retell(String english) {
    return fallback == null
        ? english
        : retold
            .source(english)
            .map(source ->
                say(
                    source.key(),
                    IntStream.range(0, source.named().size())
                        .mapToObj(i -> retoldValue(source.named(), i))
                        .toArray()))
            .orElse(english);
  }

  /** Of names and values in turn, values may hold a sentence of their own. */
  private String retoldValue(List<String> named, int i) {
    String text = named.get(i);
    return i % 2 == 0 ? text : retell(text);
  }

  /** What is wrong with a field, as a sentence; in English where nobody has named the problem. */
  public String say(FieldProblem problem) {
    String key = "problem." + problem.code();
    if (problem.code().isEmpty() || !has(key)) {
      return sentence(problem.message());
    }
    Object[] named =
        problem.figures().entrySet().stream()
            .flatMap(figure -> Stream.of(figure.getKey(), figure.getValue()))
            .toArray();
    return say(key, named);
  }

  private static String sentence(String phrase) {
    return phrase.isEmpty()
        ? phrase
        : phrase.substring(0, 1).toUpperCase(Locale.ROOT)
            + phrase.substring(1)
            + (phrase.endsWith(".") || phrase.endsWith("?") ? "" : ".");
  }

  /** A price, with minor units only where they are not all zero. */
  public String price(Money price) {
    return formats.amount(price);
  }

  /** The same of minor units. */
  public String price(long minor, String currency) {
    return formats.amount(new Money(minor, currency));
  }

  /** A price rounded to whole units, for narrow places. */
  public String rounded(long minor, String currency) {
    return formats.amount(new Money(minor, currency), 0);
  }

  /** A sentence with amounts such as {@code 149.00 CHF}, with these written like all others. */
  public String withAmounts(String sentence) {
    return Amounts.rewritten(sentence, this);
  }

  /** A whole number. */
  public String number(long value) {
    return formats.number(value);
  }

  /** A number with that many digits after the point. */
  public String decimal(double value, int digits) {
    return formats.decimal(value, digits);
  }

  /** A date with weekday and year, short. */
  public String day(LocalDate date) {
    return date("yMMMEd", date);
  }

  /** A date with weekday, without the year. */
  public String dayOfYear(LocalDate date) {
    return date("MMMEd", date);
  }

  /** A date with its whole names, for letters. */
  public String fullDay(LocalDate date) {
    return formats.fullDate(date);
  }

  /** A date with the fields of a CLDR skeleton, in this language's order. */
  public String date(String skeleton, LocalDate date) {
    return formats.date(skeleton, date);
  }

  /** Day and minute. */
  public String moment(Instant at, ZoneId zone) {
    return time("MMMdHm", at.atZone(zone));
  }

  /** To the second, without the day. */
  public String clock(Instant at, ZoneId zone) {
    return time("Hms", at.atZone(zone));
  }

  /** A time with the fields of a CLDR skeleton, in this language's order. */
  public String time(String skeleton, ZonedDateTime at) {
    return formats.date(skeleton, at);
  }

  /** A span in the largest unit that fits, rounded down: "45 seconds", "3 hours". */
  public String span(Duration span) {
    Formats.Counted counted = Formats.unit(span);
    return say("span." + counted.unit(), "count", counted.count());
  }

  /** How long ago that was. */
  public String ago(Instant then, Instant now) {
    Duration span = Duration.between(then, now);
    if (span.toSeconds() < 5) {
      return say("ago.now");
    }
    Formats.Counted counted = Formats.unit(span);
    return say("ago." + counted.unit(), "count", counted.count());
  }

  private void once(String key, String what) {
    if (told.size() < MOST_TOLD && told.add(what + key)) {
      log.warn(what, tag, key);
    }
  }

  /** The arguments of one call. */
  private final class Given implements Message.Values {

    private final String key;
    private final Object[] named;

    Given(String key, Object[] named) {
      this.key = key;
      this.named = named;
    }

    @Override
    public @Nullable Object get(String name) {
      for (int i = 0; i + 1 < named.length; i += 2) {
        if (name.equals(named[i])) {
          return named[i + 1];
        }
      }
      return null;
    }

    @Override
    public String text(String name) {
      return switch (get(name)) {
        case Money price -> price(price);
        case LocalDate date -> day(date);
        case Integer value -> formats.number(value);
        case Long value -> formats.number(value);
        case Object other -> other.toString();
        case null -> {
          once(key + " {" + name + "}", "the words of {} got no value for {}");
          yield "{" + name + "}";
        }
      };
    }

    @Override
    public String number(long value) {
      return formats.number(value);
    }
  }
}
