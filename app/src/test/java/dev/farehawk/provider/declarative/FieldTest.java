package dev.farehawk.provider.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.provider.declarative.Value.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What filters make of what stands in a reply. */
class FieldTest {

  private static final JsonNode REPLY =
      JsonMapper.builder()
          .build()
          .readTree(
              """
              {"unit": "CENTI",
               "carriers": [{"id": 17, "iata": "LX"}, {"id": "x", "iata": "BA"}],
               "places": {"17": {"iata": "ZRH"}}}\
              """);

  private static @Nullable Value read(String field, Kind wanted, String row) throws Unreadable {
    return Field.of(YamlSource.read(field).root(), "/field", wanted)
        .read(JsonMapper.builder().build().readTree(row), REPLY);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Arguments of(String field, Kind kind, String value, Value read) {
    return Arguments.of(field, kind, "{\"v\": " + value + "}", read);
  }

  static Stream<Arguments> readable() {
    return Stream.of(
        of("{at: v, then: [trim, upper]}", Kind.TEXT, "\" lx \"", text("LX")),
        of("{at: v, then: [lower]}", Kind.TEXT, "\"CHF\"", text("chf")),
        of("{at: v, then: [{split-first: '/'}]}", Kind.TEXT, "\"a/b/c\"", text("a")),
        of("{at: v, then: [{split-last: '/'}]}", Kind.TEXT, "\"a/b/c\"", text("c")),
        of("{at: v, then: [{split-last: '/'}]}", Kind.TEXT, "\"abc\"", text("abc")),
        of("{at: v, then: [{prefix: 'https://x'}]}", Kind.TEXT, "\"/y\"", text("https://x/y")),
        of("{at: v, then: [{default: YY}]}", Kind.TEXT, "null", text("YY")),
        of("{at: v, then: [{map: {'2': business}}]}", Kind.TEXT, "2", text("business")),
        of("{at: v, then: [{map: {'true': '0'}}, decimal]}", Kind.NUMBER, "true", number("0")),
        of("{at: v, then: [decimal]}", Kind.NUMBER, "\"98.53\"", number("98.53")),
        of("{at: v, then: [decimal, major]}", Kind.AMOUNT, "98.53", amount("98.53", false)),
        of("{at: v, then: [minor]}", Kind.AMOUNT, "9853", amount("9853", true)),
        of("{at: v, then: [count]}", Kind.NUMBER, "[1, 2, 3]", number("3")),
        of("{at: v, then: [minutes]}", Kind.DURATION, "115", lasting(115)),
        of("{at: v, then: [seconds]}", Kind.DURATION, "6900", lasting(115)),
        of("{at: v, then: [iso-duration]}", Kind.DURATION, "\"PT1H55M\"", lasting(115)),
        of("{at: v, then: [{date: iso}]}", Kind.DATE, "\"2027-03-14\"", new Value.Date(day())),
        of("{at: v, then: [{date: yyyyMMdd}]}", Kind.DATE, "20270314", new Value.Date(day())),
        of(
            "{at: v, then: [{date-time: iso}]}",
            Kind.DATE_TIME,
            "\"2027-03-14T07:05:00+09:00\"",
            new Value.DateTime(LocalDateTime.of(2027, 3, 14, 7, 5))),
        of(
            "{at: v, then: [{instant: iso}]}",
            Kind.INSTANT,
            "\"2027-03-14T07:05:00+09:00\"",
            moment("2027-03-13T22:05:00Z")),
        of(
            "{at: v, then: [{instant: epoch-millis}]}",
            Kind.INSTANT,
            "\"1795600800000\"",
            moment("2026-11-25T10:00:00Z")),
        of(
            "{at: v, then: [{instant: dd.MM.yyyy}]}",
            Kind.INSTANT,
            "\"25.11.2026\"",
            moment("2026-11-25T00:00:00Z")),
        of(
            "{at: v, then: [{lookup: {in: places}}, {get: iata}]}",
            Kind.TEXT,
            "17",
            json("\"ZRH\"")),
        of(
            "{at: v, then: [{lookup: {in: carriers, by: id}}, {get: iata}]}",
            Kind.TEXT,
            "\"17\"",
            json("\"LX\"")),
        of("{at: unit, of: reply}", Kind.TEXT, "1", json("\"CENTI\"")));
  }

  private static LocalDate day() {
    return LocalDate.of(2027, 3, 14);
  }

  private static Value number(String number) {
    return new Value.Numeric(new BigDecimal(number));
  }

  private static Value amount(String number, boolean minor) {
    return new Value.Amount(new BigDecimal(number), minor);
  }

  private static Value lasting(int minutes) {
    return new Value.Lasting(Duration.ofMinutes(minutes));
  }

  private static Value moment(String instant) {
    return new Value.Moment(Instant.parse(instant));
  }

  private static Value json(String json) {
    return new Value.Json(JsonMapper.builder().build().readTree(json));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void reads(String field, Kind wanted, String row, Value read) throws Unreadable {
    assertThat(read(field, wanted, row)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{at: v, then: [upper]} | TEXT | 17",
        "{at: v, then: [decimal]} | NUMBER | \"1e5\"",
        "{at: v, then: [decimal]} | NUMBER | \"88 CHF\"",
        "{at: v, then: [major]} | AMOUNT | \"88\"",
        "{at: v, then: [major]} | AMOUNT | 1e300",
        "{at: v, then: [minutes]} | DURATION | 1.5",
        "{at: v, then: [minutes]} | DURATION | 99999999999",
        "{at: v, then: [count]} | NUMBER | {}",
        "{at: v, then: [{map: {a: b}}]} | TEXT | \"c\"",
        "{at: v, then: [{date: iso}]} | DATE | \"2027-02-30\"",
        "{at: v, then: [{date: dd/MM/yyyy}]} | DATE | \"2027-03-14\"",
        "{at: v, then: [{instant: epoch-seconds}]} | INSTANT | 99999999999999999999",
        "{at: v, then: [iso-duration]} | DURATION | \"1h\"",
        "{at: v, then: [{get: a}]} | TEXT | {\"a\": [1]}"
      })
  void doesNotGuess(String field, Kind wanted, String value) {
    assertThatThrownBy(
            () -> {
              Value read = read(field, wanted, "{\"v\": " + value + "}");
              // What no filter looked at is looked at by whoever takes the text.
              Values.text(java.util.Objects.requireNonNull(read));
            })
        .isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{at: v, then: [upper]} | null",
        "{at: w} | 1",
        "{at: v, then: [{lookup: {in: places}}, {get: iata}]} | 18",
        "{at: v, then: [{lookup: {in: carriers, by: id}}]} | \"y\"",
        "{at: v, then: [{lookup: {in: nowhere, by: id}}, {get: iata}]} | 17",
        "{at: v, then: [{lookup: {in: unit}}, {get: iata}]} | 17"
      })
  void nothingStaysNothing(String field, String value) throws Unreadable {
    Kind wanted = field.endsWith("by: id}}]}") ? Kind.JSON : Kind.TEXT;
    assertThat(read(field, wanted, "{\"v\": " + value + "}")).isNull();
  }
}
