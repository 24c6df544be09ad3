package dev.farehawk.provider.declarative;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Reads durations as definitions write them: a number and ms, s, m, h or d. */
final class Durations {

  private Durations() {}

  static Duration of(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    long amount = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> throw new IllegalStateException("the schema lets no such duration through");
    };
  }

  static Duration of(JsonNode node, Duration otherwise) {
    return node.isString() ? of(node.stringValue()) : otherwise;
  }
}
