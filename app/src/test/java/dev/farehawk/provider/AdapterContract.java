package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.platform.flags.Switches;
import dev.farehawk.provider.budget.InMemoryBudgetLedger;
import dev.farehawk.provider.declarative.DeclaredContract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every adapter must do with every reply, over real HTTP and through the real gateway, with a
 * server before it that checks each question by the provider's contract. A subclass says how its
 * provider checks and writes. After each call no secret may show in any log, meter, error or
 * status.
 */
abstract class AdapterContract {

  static final String KEY = "S3CR3T+key/value";
  static final FareQueryRef ASKED =
      new FareQueryRef(
          7, FareQuery.oneWay(Market.of("ZRH", "LHR"), LocalDate.of(2027, 3, 14), "CH", "CHF"));
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final Set<String> CLOSED_SET =
      Set.of(
          "AUTH",
          "RATE_LIMITED",
          "QUOTA_EXHAUSTED",
          "INVALID",
          "EMPTY",
          "TRANSIENT",
          "PERMANENT",
          "MALFORMED");

  private final Leaks leaks = new Leaks();
  private Duration timeout = TIMEOUT;
  private @Nullable ProviderKey otherKey;

  abstract ProviderKind kind();

  /** How the provider checks a question that is to come with {@link #key()}. */
  abstract ContractServer contract();

  /** A reply whose rows have these prices, as JSON texts; {@code ""} leaves the price out. */
  abstract String reply(String currency, String... prices);

  /** The same with one good row twice. */
  abstract String replyWithTheSameRowTwice();

  /** A good reply for a round trip. */
  abstract String replyForRoundTrip();

  /** A good reply that has nothing to sell. */
  abstract String emptyReply();

  /** An error as the provider writes it. */
  abstract String error(String text);

  /** Errors as the provider writes them: at least one of each kind in the closed set. */
  abstract List<ErrorCase> errors();

  /** Questions that the provider refuses as not understood. */
  abstract List<UnaryOperator<ProviderRequest>> misunderstood();

  ProviderKey key() {
    return ProviderKey.of(KEY);
  }

  /** What declares the provider; null for one that is programmed. */
  @Nullable DeclaredContract definition() {
    return null;
  }

  /** Whether its rows tell who flies and at what time. */
  boolean tellsCarrierAndTime() {
    return true;
  }

  /** A key that the provider does not know. */
  ProviderKey wrongKey() {
    return ProviderKey.of("0ther+key/value");
  }

  /** A price as the provider writes it in JSON. */
  String price(String plain) {
    return plain;
  }

  /** Prices in JSON that must never count. */
  List<String> impossiblePrices() {
    return List.of("", "null", "0", "-88", "\"88\"", "1e300", "{}");
  }

  /** The status of a good reply. */
  int good() {
    return 200;
  }

  final StubProvider replying(String body) {
    return StubProvider.json(good(), body);
  }

  /** A request without this parameter. */
  static UnaryOperator<ProviderRequest> without(String parameter) {
    return request -> {
      SequencedMap<String, String> parameters = new LinkedHashMap<>(request.parameters());
      assertThat(parameters.remove(parameter)).as(parameter + " is sent").isNotNull();
      return with(request, parameters, request.headers(), request.body());
    };
  }

  /** A request with this parameter set otherwise. */
  static UnaryOperator<ProviderRequest> having(String parameter, String value) {
    return request -> {
      SequencedMap<String, String> parameters = new LinkedHashMap<>(request.parameters());
      parameters.put(parameter, value);
      return with(request, parameters, request.headers(), request.body());
    };
  }

  static ProviderRequest with(
      ProviderRequest request,
      SequencedMap<String, String> parameters,
      SequencedMap<String, String> headers,
      ProviderRequest.@Nullable Body body) {
    return new ProviderRequest(
        request.method(), request.path(), parameters, headers, body, request.asked());
  }

  @AfterEach
  void watchNoLonger() {
    leaks.close();
  }

  @Test
  void readsPricesInTheCurrencyAskedFor() {
    ProviderResult.Found found = found(call(replying(reply("CHF", price("129"), price("88")))));

    assertThat(prices(found)).contains(new Money(8_800, "CHF"));
    assertThat(found.requestId()).isNotBlank();
    assertThat(found.answers())
        .allSatisfy(answer -> assertThat(answer.fareQuery()).isEqualTo(ASKED))
        .flatExtracting(Answer::offers)
        .filteredOn(_ -> tellsCarrierAndTime())
        .allSatisfy(offer -> {
          assertThat(offer.carrier().iata()).isEqualTo("LX");
          assertThat(offer.departsAt()).isEqualTo("2027-03-14T07:05:00");
        });
  }

  @Test
  void readsFarAwayLettersWithoutHarm() {
    String odd =
        "{\"n\\u0000o\\ud83d\\udeeb\\u202e\": \"\\ud83d\", \"e\u0301蘇黎世🛫\": \"\\uFFFF\", \"";
    String body = reply("CHF", price("88")).replaceAll("\\{\\s*\"", odd.replace("\\", "\\\\"));

    assertThat(body).contains("蘇黎世🛫");
    assertThat(prices(found(call(replying(body))))).contains(new Money(8_800, "CHF"));
  }

  @Test
  void leavesOutRowsWithoutAPriceAboveZero() {
    for (String bad : impossiblePrices()) {
      assertThat(error(call(replying(reply("CHF", bad)))))
          .as("price " + bad)
          .isInstanceOf(ProviderError.Malformed.class);
    }
  }

  @Test
  void refusesAnotherCurrencyThanAskedFor() {
    ProviderError error = error(call(replying(reply("EUR", price("88")))));

    assertThat(error.kind()).isIn("MALFORMED", "INVALID");
    assertThat(error.message()).contains("CHF").contains("EUR");
  }

  @Test
  void refusesARoundTrip() {
    assertThat(error(call(replying(replyForRoundTrip()))))
        .isInstanceOf(ProviderError.Malformed.class);
  }

  @Test
  void countsTheSameRowOnce() {
    assertThat(prices(found(call(replying(replyWithTheSameRowTwice()))))).hasSize(1);
  }

  @Test
  void hasNothingIsNoPriceAndNoFailure() {
    assertThat(error(call(replying(emptyReply())))).isInstanceOf(ProviderError.Empty.class);
  }

  @TestFactory
  Stream<DynamicTest> putsEveryErrorIntoTheClosedSet() {
    List<ErrorCase> cases = errors();
    assertThat(cases.stream().map(ErrorCase::kind)).containsAll(CLOSED_SET);
    return cases.stream()
        .map(error ->
            DynamicTest.dynamicTest(
                error.toString(),
                () -> assertThat(error(call(error.stub())).kind()).isEqualTo(error.kind())));
  }

  @Test
  void waitsAsLongAsTheProviderAsks() {
    StubProvider busy =
        ErrorCase.json("", 429, error("slow down")).with("Retry-After", "17").stub();

    assertThat(error(call(busy)))
        .isEqualTo(new ProviderError.RateLimited("HTTP 429: slow down", Duration.ofSeconds(17)));
  }

  @TestFactory
  Stream<DynamicTest> restsAsLongAsAnyFormOfResetSays() {
    return Resets.all().stream()
        .map(reset ->
            DynamicTest.dynamicTest(
                reset.toString(),
                () -> {
                  StubProvider busy = reset.on(ErrorCase.json("", 429, error("slow down"))).stub();
                  assertThat(error(call(busy)))
                      .isInstanceOfSatisfying(
                          ProviderError.RateLimited.class,
                          limited ->
                              assertThat(limited.retryAfter())
                                  .isPositive()
                                  .isBetween(reset.least(), reset.most()));
                }));
  }

  @Test
  void theProviderTakesOnlyOurKey() {
    otherKey = wrongKey();

    assertThat(error(call(replying(reply("CHF", price("88"))))))
        .isInstanceOf(ProviderError.Auth.class);
  }

  @TestFactory
  Stream<DynamicTest> theProviderTakesOnlyQuestionsInOrder() {
    List<UnaryOperator<ProviderRequest>> all = misunderstood();
    assertThat(all).isNotEmpty();
    return all.stream()
        .map(spoil ->
            DynamicTest.dynamicTest(
                "question " + all.indexOf(spoil),
                () ->
                    assertThat(error(call(replying(reply("CHF", price("88"))), spoil)))
                        .isInstanceOf(ProviderError.Invalid.class)));
  }

  @Test
  void refusesWhatIsNoJson() {
    StubProvider html =
        new StubProvider(e -> StubProvider.send(e, good(), "text/html", "<html>hello</html>"));
    assertThat(error(call(html))).isInstanceOf(ProviderError.Malformed.class);
    StubProvider untrue =
        new StubProvider(
            e -> StubProvider.send(e, good(), "text/plain", reply("CHF", price("88"))));
    assertThat(error(call(untrue))).isInstanceOf(ProviderError.Malformed.class);

    String whole = reply("CHF", price("88"));
    for (String body :
        List.of("", "[]", "null", "<html/>", whole.substring(0, whole.length() / 2), "{}")) {
      assertThat(error(call(replying(body)))).as(body).isInstanceOf(ProviderError.Malformed.class);
    }
  }

  @Test
  void aReplyThatIsCutShortIsNoReply() {
    assertThat(error(call(BadWire.cuts(good(), reply("CHF", price("88"))))))
        .isInstanceOf(ProviderError.Transient.class);
  }

  @Test
  void aReplyThatHangsOrDripsEndsInTime() {
    timeout = SHORT;

    assertThat(error(call(BadWire.hangs()))).isInstanceOf(ProviderError.Transient.class);
    assertThat(error(call(BadWire.drips(good()))))
        .isInstanceOf(ProviderError.Transient.class)
        .extracting(ProviderError::message)
        .asString()
        .containsPattern("within ([1-6]\\d\\d|700) ms");
  }

  @Test
  void aReplyThatIsTooLargeIsNotReadToItsEnd() {
    assertThat(error(call(BadWire.floods(good())))).isInstanceOf(ProviderError.Malformed.class);
    assertThat(error(call(BadWire.unpacksToAFlood(good()))))
        .isInstanceOf(ProviderError.Malformed.class);
  }

  @Test
  void neverRepeatsASecret() {
    for (String form : Leaks.formsOf(key(), List.of())) {
      ProviderError error =
          error(call(StubProvider.json(401, error("the key " + form + " is wrong"))));

      assertThat(error).isInstanceOf(ProviderError.Auth.class);
      assertThat(error.message()).contains("[key]");
    }
    StringBuilder escaped = new StringBuilder();
    KEY.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
    assertThat(error(call(StubProvider.json(401, error("the key " + escaped)))).message())
        .contains("the key [key]");
    String untilTheCut = "0123456789 ".repeat(13);
    for (int more = 0; more < 12; more++) {
      String text = untilTheCut + "x".repeat(more) + KEY;
      assertThat(error(call(StubProvider.json(401, error(text)))).message())
          .doesNotContain(KEY.substring(0, 4));
    }
  }

  /** The provider under test as it is configured. */
  ProviderConfig config(StubProvider stub) {
    return new ProviderConfig(
        "under-test",
        kind(),
        stub.address(),
        otherKey == null ? key() : otherKey,
        true,
        ProviderLimits.perSecond(1000, timeout, 4),
        definition());
  }

  /** One call through the gateway; closes the stub. */
  ProviderResult call(StubProvider stub) {
    return call(stub, UnaryOperator.identity());
  }

  private ProviderResult call(StubProvider stub, UnaryOperator<ProviderRequest> spoil) {
    ContractServer contract = contract();
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    ProviderConfig config = config(stub.checking(contract));
    ProviderKey sent = otherKey == null ? key() : otherKey;
    try (stub;
        ProviderGateway gateway =
            new ProviderGateway(
                config,
                new InMemoryBudgetLedger(),
                _ -> {},
                Clock.systemUTC(),
                metrics,
                Switches.NONE_STOPPED)) {
      ProviderRequest request = gateway.provider().plan(List.of(ASKED)).getFirst();
      Admission admission = gateway.admit(() -> {});
      assertThat(admission).isInstanceOf(Admission.Granted.class);
      try (CallTicket ticket = ((Admission.Granted) admission).ticket()) {
        ProviderResult result = gateway.call(ticket, spoil.apply(request));
        leaks.assertNone(
            Leaks.formsOf(sent, contract.sold()),
            metrics,
            List.of(result.toString(), gateway.status().toString(), config.toString()));
        return result;
      }
    }
  }

  static ProviderResult.Found found(ProviderResult result) {
    assertThat(result).isInstanceOf(ProviderResult.Found.class);
    return (ProviderResult.Found) result;
  }

  static ProviderError error(ProviderResult result) {
    assertThat(result).isInstanceOf(ProviderResult.Failed.class);
    return ((ProviderResult.Failed) result).error();
  }

  static List<Money> prices(ProviderResult.Found found) {
    return found.answers().stream()
        .flatMap(answer -> answer.offers().stream())
        .map(offer -> offer.price())
        .toList();
  }
}
