package dev.farehawk.platform.config;

import dev.farehawk.platform.NearestWord;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Every key that some record of settings reads, such as {@code farehawk.http.port}. {@code *}
 * stands for a name the operator chooses, {@code [*]} for a place in a list.
 */
final class KnownSettings {

  private static final String ANY = "*";
  private static final String PLACE = "[*]";

  /** Beyond this many wrong letters a guess is no help. */
  private static final int MOST_WRONG_LETTERS = 3;

  private final List<List<String>> keys;

  private KnownSettings(List<List<String>> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Reads the records' components, and those of the records inside. */
  static KnownSettings of(Map<Class<?>, String> prefixes) {
    List<List<String>> keys = new ArrayList<>();
    prefixes.forEach((type, prefix) -> collect(List.of(prefix.split("\\.")), type, keys));
    return new KnownSettings(keys);
  }

  /** The keys in dotted form, sorted. */
  List<String> names() {
    return keys.stream().map(KnownSettings::dotted).sorted().toList();
  }

  boolean contains(ConfigurationPropertyName name) {
    return keys.stream().anyMatch(key -> matches(key, name));
  }

  /**
   * Whether an environment variable sets a known key. There, dots and dashes both become
   * underscores, so only the letters count.
   */
  boolean containsVariable(ConfigurationPropertyName name) {
    StringBuilder given = new StringBuilder();
    for (int i = 0; i < name.getNumberOfElements(); i++) {
      given.append(name.getElement(i, Form.UNIFORM));
    }
    return keys.stream().anyMatch(key -> given.toString().matches(lettersOf(key)));
  }

  /** The known key that the writer may have meant. */
  Optional<String> nearest(String name) {
    return names().stream()
        .filter(known -> NearestWord.distance(known, name) <= MOST_WRONG_LETTERS)
        .min(Comparator.comparingInt(known -> NearestWord.distance(known, name)));
  }

  private static void collect(List<String> prefix, Type type, List<List<String>> keys) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      if (Map.class.isAssignableFrom(raw)) {
        collect(with(prefix, ANY), generic.getActualTypeArguments()[1], keys);
        return;
      }
      if (Collection.class.isAssignableFrom(raw)) {
        // An empty list is written as the key itself, a list of plain values also comma-separated.
        keys.add(prefix);
        collect(with(prefix, PLACE), generic.getActualTypeArguments()[0], keys);
        return;
      }
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      if (wrapsText(plain)) {
        keys.add(prefix);
      }
      for (RecordComponent component : plain.getRecordComponents()) {
        collect(with(prefix, dashed(component.getName())), component.getGenericType(), keys);
      }
    } else {
      keys.add(prefix);
    }
  }

  /** Such a record may be made from the text itself: a key that must not be printed, a code. */
  private static boolean wrapsText(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return (components.length == 1
            && components[0].getType() == String.class
            && !type.isAnnotationPresent(ConfigurationProperties.class))
        || Arrays.stream(type.getMethods()).anyMatch(method -> makesFromText(method, type));
  }

  private static boolean makesFromText(Method method, Class<?> type) {
    return method.getName().equals("of")
        && Modifier.isStatic(method.getModifiers())
        && method.getReturnType() == type
        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class});
  }

  private static boolean matches(List<String> key, ConfigurationPropertyName name) {
    if (key.size() != name.getNumberOfElements()) {
      return false;
    }
    for (int i = 0; i < key.size(); i++) {
      String wanted = key.get(i);
      boolean place = name.isNumericIndex(i);
      boolean fits =
          switch (wanted) {
            case ANY -> true;
            case PLACE -> place;
            default -> !place && uniform(wanted).equals(name.getElement(i, Form.UNIFORM));
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static String lettersOf(List<String> key) {
    StringBuilder pattern = new StringBuilder();
    for (String element : key) {
      pattern.append(
          switch (element) {
            case ANY -> ".+";
            case PLACE -> "\\d+";
            default -> uniform(element);
          });
    }
    return pattern.toString();
  }

  private static String dotted(List<String> key) {
    return String.join(".", key).replace("." + PLACE, PLACE);
  }

  private static List<String> with(List<String> prefix, String element) {
    List<String> longer = new ArrayList<>(prefix);
    longer.add(element);
    return longer;
  }

  private static String uniform(String element) {
    return element.replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static String dashed(String component) {
    return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
