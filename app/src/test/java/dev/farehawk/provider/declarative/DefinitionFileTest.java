package dev.farehawk.provider.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.platform.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionFileTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"kiwi-tequila-search", "amadeus-flight-dates", "sabre-instaflights"})
  void whatShipsCanBeRead(String name) {
    assertThat(DeclaredContract.of("shipped:" + name).title()).isNotBlank();
  }

  @Test
  void aFileIsReadByItsPath() throws IOException {
    Path file = folder.resolve("sample.yaml");
    Files.writeString(file, Sample.LIVE);

    assertThat(DeclaredContract.of(file.toString()).title()).isEqualTo("Made-up Air, search");
  }

  private static Arguments mistake(String right, String wrong, String... sentence) {
    return Arguments.of(right, wrong, sentence);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "freshness: live",
            "freshness: fresh",
            "line 9",
            "capabilities.freshness",
            "must be one of live, cached, not \"fresh\""),
        mistake(
            "freshness: live",
            "freshnes: live",
            "line 9",
            "capabilities.freshnes",
            "did you mean freshness?"),
        mistake(
            "freshness: live",
            "freshness: cached",
            "line 8",
            "at capabilities",
            "cached-for is missing",
            "how old a price may be"),
        mistake("title: Made-up Air, search\n", "", "title is missing"),
        mistake("farehawk-provider: 1", "farehawk-provider: 2", "farehawk-provider", "must be 1"),
        mistake(
            "address: https://api.example.org",
            "address: api.example.org",
            "line 7",
            "address",
            "does not fit",
            "scheme and host"),
        mistake(
            "window: 1m", "window: 60", "limits.window", "must be a text", "not 60", "1s to 1h"),
        mistake("window: 1m", "window: 2h", "limits", "window must be 1s to 1h"),
        mistake("calls: 60", "calls: many", "limits.calls", "must be a whole number", "\"many\""),
        mistake("method: POST", "method: GET", "at request", "a GET carries no body"),
        mistake(
            "path: /search/{origin}/{destination}",
            "path: /search/{orgin}/{destination}",
            "request.path",
            "there is no placeholder {orgin} here",
            "origin"),
        mistake(
            "path: /search/{origin}/{destination}",
            "path: /search/{origin}/{return}",
            "request.path",
            "there is no placeholder {return} here"),
        mistake(
            "\"{return|dd.MM.yyyy}\"",
            "\"{return|dd.MM.yyyy\"",
            "request.query.back",
            "is not closed"),
        mistake(
            "\"{return|dd.MM.yyyy}\"",
            "\"{return|dd.MM.yyyy HH}\"",
            "request.query.back",
            "asks a date for its time of day"),
        mistake("\"{adults|number}\"", "\"{cabin|number}\"", "body.adults", "{cabin} is no number"),
        mistake("name: X-Key", "prefix: Key", "request.auth", "name is missing"),
        mistake(
            "kind: header", "kind: bearer", "request.auth.name", "does not go with kind: bearer"),
        mistake(
            "X-Api-Version: \"3\"",
            "Authorization: Bearer abc",
            "request.headers.Authorization",
            "give the key itself in the settings"),
        mistake(
            "rows: offers",
            "rows: offers[",
            "line 43",
            "reply.rows",
            "is not a JMESPath expression"),
        mistake("rows: offers", "rows: \"" + "a.".repeat(260) + "b\"", "reply.rows"),
        mistake(
            "rows: offers",
            "rows: \"" + "[".repeat(21) + "]".repeat(21) + "\"",
            "reply.rows",
            "nested too deep"),
        mistake(
            "{at: cents, then: [minor]}",
            "{at: cents}",
            "reply.fields.price",
            "add major or minor to its filters"),
        mistake(
            "{at: cents, then: [minor]}",
            "{at: cents, then: [minor, upper]}",
            "reply.fields.price.then[1]",
            "takes a text",
            "an amount"),
        mistake(
            "{at: cents, then: [minor]}",
            "{at: cents, then: [cents]}",
            "reply.fields.price.then[0]",
            "must be one of upper",
            "not \"cents\""),
        mistake(
            "[{instant: epoch-seconds}]",
            "[{instant: \"uuuu-QQQQQQ-dd\"}]",
            "reply.fields.observed.then[0].instant",
            "no pattern of dates and times"),
        mistake(
            "[{instant: epoch-seconds}]",
            "[{date-time: epoch-seconds}]",
            "reply.fields.observed.then[0].date-time",
            "use it with instant"),
        mistake(
            "[{instant: epoch-seconds}]",
            "[{instant: HH:mm}]",
            "reply.fields.observed.then[0].instant",
            "\"HH:mm\" does not tell all of an instant"),
        mistake(
            "    stops: {at: out.via, then: [count]}\n",
            "",
            "reply.fields",
            "needs stops or flights"),
        mistake(
            "    currency: {at: currency, of: reply, then: [upper]}\n",
            "",
            "reply.fields",
            "currency is missing",
            "ISO 4217"),
        mistake(
            "is: EMPTY", "is: NOTHING", "errors.rules[0].is", "must be one of AUTH", "\"NOTHING\""),
        mistake("status: 5xx", "status: 5x", "errors.rules[2].status", "\"5x\" does not fit"),
        mistake("status: 5xx", "retries: 3", "errors.rules[2].retries", "there is no such key"),
        mistake(
            "format: epoch",
            "format: seconds",
            "rate.format",
            "must be one of http-date, epoch, delta"),
        mistake(
            "choices: [return, party, cabin, currency]",
            "choices: [return, party, cabin, currency, point-of-sale]",
            "capabilities.choices",
            "needs {country} somewhere in the request"),
        mistake(
            "choices: [return, party, cabin, currency]",
            "choices: [party, cabin, currency]",
            "at request",
            "{return} needs return among capabilities.choices"),
        mistake(
            "dates-per-call: one",
            "dates-per-call: month",
            "at request",
            "{first-date} and {last-date}, not for {departure}"),
        mistake(
            "limits:\n",
            "pages: {kind: page, first: 1, size: 50, most: 3, partial: keep}\nlimits:\n",
            "pages.kind",
            "need {page} somewhere in the request"),
        mistake(
            "limits:\n",
            "pages: {kind: cursor, most: 3, partial: keep}\nlimits:\n",
            "at pages",
            "next is missing",
            "finds the cursor"),
        mistake("limits:\n", "title: again\nlimits:\n", "title", "the key stands twice"),
        mistake("calls: 60", "calls: [&a [], *a]", "aliases"),
        mistake("calls: 60", "calls: !!java.net.URL [http://example.org]", "not"),
        mistake("limits:\n", "limits: [\n", "not valid YAML", "line"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aWrongDefinitionIsRefusedWithWhatToMend(String right, String wrong, String[] sentence) {
    assertThatThrownBy(() -> DefinitionFile.parse("sample.yaml", Sample.with(right, wrong)))
        .isInstanceOf(StartRefused.class)
        .message()
        .startsWith("Provider definition sample.yaml")
        .endsWith(".")
        .doesNotContain("\n")
        .contains(sentence);
  }

  @Test
  void whatIsNoFileIsNamedWithTheWholePath() {
    String path = folder.resolve("missing.yaml").toString();

    assertThatThrownBy(() -> DeclaredContract.of(path))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(path)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void aNameThatDoesNotShipIsRefused() {
    assertThatThrownBy(() -> DeclaredContract.of("shipped:../../application"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("no definition of that name ships");
  }

  @Test
  void filesThatAreTooLargeOrNoTextAreRefused() throws IOException {
    Path large = folder.resolve("large.yaml");
    Files.writeString(large, "# " + "x".repeat(300_000) + "\n" + Sample.LIVE);
    Path other = folder.resolve("latin.yaml");
    Files.write(
        other, Sample.LIVE.replace("Made-up", "Erfundén").getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> DeclaredContract.of(large.toString()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("larger than 256 KiB");
    assertThatThrownBy(() -> DeclaredContract.of(other.toString()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing but a remark\n"})
  void anEmptyFileIsRefused(String text) {
    assertThatThrownBy(() -> DefinitionFile.parse("empty.yaml", text))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("the file is empty");
  }
}
