package dev.farehawk.platform.config;

import dev.farehawk.platform.StartRefused;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Says why the program did not start: one sentence on the error stream where the operator can mend
 * it. Anything else is left to Spring, which shows the stack.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailureReporter implements SpringBootExceptionReporter {

  @Override
  public boolean reportException(Throwable failure) {
    Optional<String> sentence = sentence(failure);
    sentence.ifPresent(words -> System.err.println("farehawk: " + words));
    return sentence.isPresent();
  }

  /** The sentence for a failure the operator can mend. */
  public static Optional<String> sentence(Throwable failure) {
    // A refusal of our own knows best, however deep the reading of settings has wrapped it.
    return Stream.concat(
            causes(failure).filter(cause -> cause instanceof StartRefused), causes(failure))
        .flatMap(cause -> known(cause).stream())
        .findFirst();
  }

  private static Optional<String> known(Throwable cause) {
    return switch (cause) {
      case StartRefused refused -> Optional.ofNullable(refused.getMessage());
      case BindException wrong -> Optional.of(wrongValue(wrong));
      case PortInUseException taken ->
          Optional.of(
              "Port "
                  + taken.getPort()
                  + " is taken: stop the program that uses it, or choose another with --port"
                  + " (0 takes a free one).");
      case ConfigDataNotFoundException missing ->
          Optional.of("There is no such configuration file: " + missing.getReferenceDescription());
      case MarkedYAMLException broken ->
          Optional.of(
              "The configuration is not valid YAML: "
                  + String.valueOf(broken.getMessage()).lines().collect(Collectors.joining(" ")));
      case FlywayException tables ->
          Optional.of(
              "The tables of the database do not fit this version of Farehawk ("
                  + firstLines(tables)
                  + "): use the version that wrote them, or another data folder or database.");
      default -> Optional.empty();
    };
  }

  private static String firstLines(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .filter(line -> !line.isBlank())
        .limit(2)
        .map(String::strip)
        .collect(Collectors.joining("; "));
  }

  private static String wrongValue(BindException wrong) {
    Optional<String> refusal =
        causes(wrong)
            .filter(cause -> cause instanceof IllegalArgumentException)
            .filter(cause -> !(cause instanceof NumberFormatException))
            .filter(cause -> ownConstructor(cause))
            .map(Throwable::getMessage)
            .findFirst();
    ConfigurationProperty property = wrong.getProperty();
    if (refusal.isPresent()) {
      return "Wrong setting under " + wrong.getName() + ": " + refusal.get() + ".";
    }
    if (property == null) {
      return "The settings under " + wrong.getName() + " are incomplete or wrong.";
    }
    String place = property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
    return "Wrong setting "
        + property.getName()
        + place
        + ": \""
        + property.getValue()
        + "\" is not "
        + wanted(wrong.getTarget().getType().resolve(Object.class))
        + ".";
  }

  private static boolean ownConstructor(Throwable cause) {
    return cause.getStackTrace().length > 0
        && cause.getStackTrace()[0].getClassName().startsWith("dev.farehawk.");
  }

  private static String wanted(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    return switch (type.getSimpleName()) {
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "double", "Double" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "Duration" -> "a duration, such as 30s or 10m";
      case "URI" -> "a web address";
      default -> "a " + type.getSimpleName();
    };
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(32);
  }
}
