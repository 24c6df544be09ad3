package dev.farehawk.provider.declarative;

import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.provider.Capabilities;
import dev.farehawk.provider.ProviderLimits;
import dev.farehawk.provider.RowFault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns a definition that fits the schema into what the adapter works with. What a schema cannot
 * say is checked on the way; what parts must fit one another, {@link DefinitionCheck} sees.
 */
final class DefinitionReader {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);
  private static final int DEFAULT_CONCURRENCY = 8;

  private final JsonNode root;

  private DefinitionReader(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads a definition.
   *
   * @throws Mistake naming the first thing to mend
   */
  static Definition read(YamlSource source) {
    DefinitionSchema.shipped().check(source);
    Definition definition = new DefinitionReader(source.root()).definition();
    DefinitionCheck.check(definition, source.root());
    return definition;
  }

  private Definition definition() {
    return new Definition(
        terms(),
        AccessReader.read(root.path("request")),
        new RequestReader(root.path("request")).read(),
        reply(),
        errors(),
        pages());
  }

  private Definition.Terms terms() {
    return new Definition.Terms(
        root.path("title").stringValue(), address(), capabilities(), limits());
  }

  private URI address() {
    try {
      URI address = URI.create(root.path("address").stringValue());
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // Told below, in the words of the definition.
    }
    throw new Mistake("/address", "this is no address of a host, such as https://api.example.com");
  }

  private Capabilities capabilities() {
    JsonNode node = root.path("capabilities");
    Set<Capabilities.Choice> choices = EnumSet.noneOf(Capabilities.Choice.class);
    for (JsonNode choice : node.path("choices")) {
      choices.add(constant(Capabilities.Choice.class, choice));
    }
    return new Capabilities(
        constant(Freshness.class, node.path("freshness")),
        dates(node.path("dates-per-call")),
        constant(Capabilities.Carriers.class, node.path("carriers")),
        choices,
        node.path("cost-units").asInt(1),
        Durations.of(node.path("free-cache"), Duration.ZERO));
  }

  private static Capabilities.Dates dates(JsonNode node) {
    if (node.isObject()) {
      return new Capabilities.Dates.Days(
          node.path("before").intValue(), node.path("after").intValue());
    }
    return node.stringValue().equals("month")
        ? new Capabilities.Dates.Month()
        : new Capabilities.Dates.OneDate();
  }

  private ProviderLimits limits() {
    JsonNode node = root.path("limits");
    try {
      return new ProviderLimits(
          node.path("calls").asInt(1),
          Durations.of(node.path("window"), Duration.ofSeconds(1)),
          node.path("quota-per-day").asLong(0),
          node.path("quota-per-month").asLong(0),
          Durations.of(node.path("timeout"), DEFAULT_TIMEOUT),
          node.path("concurrency").asInt(DEFAULT_CONCURRENCY));
    } catch (IllegalArgumentException e) {
      throw new Mistake("/limits", String.valueOf(e.getMessage()));
    }
  }

  private ReplyShape reply() {
    JsonNode node = root.path("reply");
    List<ReplyShape.Skip> skips = new ArrayList<>();
    for (JsonNode skip : node.path("skip")) {
      String place = "/reply/skip/" + skips.size() + "/when";
      skips.add(
          new ReplyShape.Skip(
              JsonExpression.of(skip.path("when").stringValue(), place),
              constant(RowFault.class, skip.path("as"))));
    }
    Map<Part, Field> fields = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      JsonNode field = node.path("fields").path(part.written());
      if (!field.isMissingNode()) {
        fields.put(part, Field.of(field, "/reply/fields/" + part.written(), part.kind()));
      }
    }
    return new ReplyShape(
        expression(node.path("id"), "/reply/id"),
        JsonExpression.of(node.path("rows").stringValue(), "/reply/rows"),
        skips,
        fields,
        meaning());
  }

  private ReplyShape.Meaning meaning() {
    JsonNode node = root.path("capabilities");
    return new ReplyShape.Meaning(
        constant(Freshness.class, node.path("freshness")),
        constant(Granularity.class, node.path("granularity")),
        constant(PriceBasis.class, node.path("price-basis")),
        Durations.of(node.path("cached-for"), Duration.ZERO));
  }

  private ErrorMap errors() {
    JsonNode node = root.path("errors");
    List<ErrorMap.Rule> rules = new ArrayList<>();
    for (JsonNode rule : node.path("rules")) {
      String place = "/errors/rules/" + rules.size();
      JsonNode rest = rule.path("retry-after");
      rules.add(
          new ErrorMap.Rule(
              status(rule.path("status")),
              expression(rule.path("when"), place + "/when"),
              constant(ErrorMap.Kind.class, rule.path("is")),
              rest.isString() ? Durations.of(rest.stringValue()) : null));
    }
    return new ErrorMap(expression(node.path("text"), "/errors/text"), rules, rate());
  }

  private static IntPredicate status(JsonNode node) {
    if (node.isMissingNode()) {
      return _ -> true;
    }
    if (node.isArray()) {
      IntPredicate any = _ -> false;
      for (JsonNode one : node) {
        any = any.or(status(one));
      }
      return any;
    }
    if (node.isString()) {
      int hundreds = node.stringValue().charAt(0) - '0';
      return status -> status / 100 == hundreds;
    }
    int exactly = node.intValue();
    return status -> status == exactly;
  }

  private @Nullable RateHeaders rate() {
    JsonNode node = root.path("rate");
    if (node.isMissingNode()) {
      return null;
    }
    String remaining = node.path("remaining").stringValue(null);
    return new RateHeaders(
        remaining == null ? null : remaining.toLowerCase(Locale.ROOT),
        node.path("reset").stringValue().toLowerCase(Locale.ROOT),
        constant(RateHeaders.Format.class, node.path("format")));
  }

  private @Nullable DeclaredPages pages() {
    JsonNode node = root.path("pages");
    if (node.isMissingNode()) {
      return null;
    }
    return new DeclaredPages(
        constant(DeclaredPages.Kind.class, node.path("kind")),
        node.path("first").asInt(0),
        node.path("size").asInt(0),
        expression(node.path("next"), "/pages/next"),
        node.path("most").intValue(),
        node.path("partial").stringValue().equals("keep"));
  }

  private static @Nullable JsonExpression expression(JsonNode node, String pointer) {
    return node.isString() ? JsonExpression.of(node.stringValue(), pointer) : null;
  }

  /** A constant as definitions write it; the schema lets no other word through. */
  static <E extends Enum<E>> E constant(Class<E> type, JsonNode word) {
    return Enum.valueOf(type, word.stringValue().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
