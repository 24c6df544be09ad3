package dev.farehawk.provider.declarative;

import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.provider.Capabilities;
import dev.farehawk.provider.Capabilities.Choice;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Sees that the parts of a definition fit one another. */
final class DefinitionCheck {

  private final Definition definition;
  private final JsonNode root;
  private final Set<Question.Name> asked;
  private final Set<Part> told;

  private DefinitionCheck(Definition definition, JsonNode root) {
    this.definition = definition;
    this.root = root;
    this.asked = names(definition.request());
    this.told = definition.reply().fields().keySet();
  }

  /**
   * Looks.
   *
   * @throws Mistake naming the first part that does not fit
   */
  static void check(Definition definition, JsonNode root) {
    DefinitionCheck check = new DefinitionCheck(definition, root);
    check.request();
    check.choices();
    check.pages();
    check.reply();
  }

  private static Set<Question.Name> names(RequestShape request) {
    Set<Question.Name> names = EnumSet.noneOf(Question.Name.class);
    request.path().forEach(segment -> names.addAll(segment.names()));
    request.query().values().forEach(template -> names.addAll(template.names()));
    if (request.body() != null) {
      names.addAll(request.body().names());
    }
    return names;
  }

  private void request() {
    for (Question.Name name : Set.of(Question.Name.ORIGIN, Question.Name.DESTINATION)) {
      require(
          asked.contains(name), "/request", "nothing asks for {" + name.written() + "}; put it in");
    }
    boolean month = definition.terms().capabilities().dates() instanceof Capabilities.Dates.Month;
    require(
        !month || !asked.contains(Question.Name.DEPARTURE),
        "/request",
        "a call that answers a month asks for {first-date} and {last-date}, not for {departure}");
    require(
        asked.contains(Question.Name.DEPARTURE) || asked.contains(Question.Name.FIRST_DATE),
        "/request",
        "nothing asks for a date; put in " + (month ? "{first-date}" : "{departure}"));
    require(
        !asked.contains(Question.Name.CABIN) || !definition.request().cabins().isEmpty(),
        "/request",
        "{cabin} needs request.cabins, the provider's word for each cabin");
  }

  /** A choice without its placeholder would be answered with what was not asked for. */
  private void choices() {
    Map<Choice, Question.Name> placeholders =
        Map.of(
            Choice.RETURN, Question.Name.RETURN,
            Choice.PARTY, Question.Name.ADULTS,
            Choice.CABIN, Question.Name.CABIN,
            Choice.CURRENCY, Question.Name.CURRENCY,
            Choice.POINT_OF_SALE, Question.Name.COUNTRY);
    Set<Choice> chosen = definition.terms().capabilities().choices();
    placeholders.forEach((choice, name) ->
        require(
            !chosen.contains(choice) || asked.contains(name),
            "/capabilities/choices",
            "this choice needs {" + name.written() + "} somewhere in the request"));
    require(
        !asked.contains(Question.Name.RETURN) || chosen.contains(Choice.RETURN),
        "/request",
        "{return} needs return among capabilities.choices");
    require(
        !chosen.contains(Choice.RETURN) || told.contains(Part.RETURNS),
        "/reply/fields",
        "round trips need returns, the date of the way back, to be told from one way");
  }

  private void pages() {
    DeclaredPages pages = definition.pages();
    Set<Question.Name> wanted = EnumSet.noneOf(Question.Name.class);
    Set<Question.Name> known = EnumSet.noneOf(Question.Name.class);
    if (pages != null) {
      switch (pages.kind()) {
        case PAGE -> wanted.add(Question.Name.PAGE);
        case OFFSET -> wanted.add(Question.Name.OFFSET);
        case CURSOR -> wanted.add(Question.Name.CURSOR);
        case NEXT_LINK -> {}
      }
      known.addAll(wanted);
      if (pages.size() > 0) {
        known.add(Question.Name.PAGE_SIZE);
      }
    }
    for (Question.Name name : wanted) {
      require(
          asked.contains(name),
          "/pages/kind",
          "these pages need {" + name.written() + "} somewhere in the request");
    }
    for (Question.Name name : EnumSet.range(Question.Name.PAGE, Question.Name.PAGE_SIZE)) {
      require(
          !asked.contains(name) || known.contains(name),
          "/request",
          "{" + name.written() + "} has no value, by what pages says");
    }
  }

  private void reply() {
    ReplyShape.Meaning meaning = definition.reply().meaning();
    require(
        meaning.freshness() == Freshness.CACHED
            || root.path("capabilities").path("cached-for").isMissingNode(),
        "/capabilities/cached-for",
        "this goes with freshness: cached; remove it");
    require(
        !(told.contains(Part.STOPS) && told.contains(Part.FLIGHTS)),
        "/reply/fields/flights",
        "stops and flights tell the same; keep one of them");
    boolean itinerary = meaning.granularity() == Granularity.ITINERARY;
    require(
        !itinerary || told.contains(Part.CARRIER),
        "/reply/fields",
        "an itinerary needs carrier; without it the rows are granularity: date-min");
    require(
        !itinerary || told.contains(Part.STOPS) || told.contains(Part.FLIGHTS),
        "/reply/fields",
        "an itinerary needs stops or flights; without them the rows are granularity: date-min");
  }

  private static void require(boolean holds, String pointer, String words) {
    if (!holds) {
      throw new Mistake(pointer, words);
    }
  }
}
