package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.provider.budget.Budget;
import dev.farehawk.provider.budget.Limit;
import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Period;
import dev.farehawk.provider.budget.LimitWindow.Sliding;
import dev.farehawk.provider.budget.Tariff;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ProviderConfigTest {

  @Test
  void fillsInTheProvidersOwnAddressAndFreePlan() {
    ProviderConfig config =
        bound(
                Map.of(
                    "farehawk.providers[0].name", "google",
                    "farehawk.providers[0].kind", "serpapi",
                    "farehawk.providers[0].key", "k"))
            .getFirst();

    assertThat(config.on()).isTrue();
    assertThat(config.address()).isEqualTo(URI.create("https://serpapi.com"));
    assertThat(config.limitsInForce()).isEqualTo(PublishedTerms.serpApi());
  }

  @Test
  void takesOneLimitAndKeepsTheOthers() {
    ProviderConfig config =
        bound(
                Map.of(
                    "farehawk.providers[0].name", "cache",
                    "farehawk.providers[0].kind", "travelpayouts",
                    "farehawk.providers[0].key", "k",
                    "farehawk.providers[0].limits.timeout", "3s"))
            .getFirst();

    ProviderLimits published = PublishedTerms.travelpayouts();
    assertThat(config.limitsInForce())
        .isEqualTo(
            new ProviderLimits(
                published.calls(),
                published.window(),
                published.quotaPerDay(),
                published.quotaPerMonth(),
                Duration.ofSeconds(3),
                published.concurrency(),
                published.terms()));
  }

  @Test
  void readsTheSmallPrint() {
    Map<String, String> settings =
        Map.ofEntries(
            entry("name", "google"),
            entry("kind", "serpapi"),
            entry("key", "k"),
            entry("limits.calls", "5"),
            entry("limits.window", "1s"),
            entry("limits.quota-per-month", "1000"),
            entry("limits.terms.rates[0].calls", "200"),
            entry("limits.terms.rates[0].window", "1m"),
            entry("limits.terms.rates[0].kind", "fixed"),
            entry("limits.terms.rates[1].calls", "1000"),
            entry("limits.terms.rates[1].window", "1h"),
            entry("limits.terms.zone", "America/New_York"),
            entry("limits.terms.month-starts-on", "17"),
            entry("limits.terms.clock-tolerance", "500ms"),
            entry("limits.terms.price.per-month-micros", "20000000"));

    ProviderLimits limits = entryBound(settings).limitsInForce();
    Budget.Terms budget = limits.budget(1);

    ZoneId newYork = ZoneId.of("America/New_York");
    Calendar month = new Calendar(Period.MONTH, newYork, 17);
    assertThat(limits.termsInForce().tolerance()).isEqualTo(Duration.ofMillis(500));
    assertThat(budget.limits())
        .containsExactly(
            new Limit("calls-per-1s", Limit.Kind.RATE, 5, new Sliding(Duration.ofSeconds(1))),
            new Limit(
                "calls-per-1m", Limit.Kind.RATE, 200, new Calendar(Period.MINUTE, newYork, 1)),
            new Limit("calls-per-1h", Limit.Kind.RATE, 1_000, new Sliding(Duration.ofHours(1))),
            new Limit("calls-per-month", Limit.Kind.QUOTA, 1_000, month),
            new Limit("money-per-month", Limit.Kind.MONEY, 20_000_000, month));
    assertThat(budget.tariff())
        .isEqualTo(
            new Tariff("USD", 25_000, new Limit("free-per-month", Limit.Kind.FREE, 250, month)));
  }

  @Test
  void theSimpleFormIsEnough() {
    ProviderLimits limits =
        entryBound(
                Map.of(
                    "name", "cache",
                    "kind", "travelpayouts",
                    "key", "k",
                    "limits.calls", "30",
                    "limits.window", "1m",
                    "limits.quota-per-day", "5000"))
            .limitsInForce();

    assertThat(limits.budget(1).limits())
        .containsExactly(
            new Limit("calls-per-1m", Limit.Kind.RATE, 30, new Sliding(Duration.ofMinutes(1))),
            new Limit(
                "calls-per-day",
                Limit.Kind.QUOTA,
                5_000,
                new Calendar(Period.DAY, ZoneOffset.UTC, 1)));
    assertThat(limits.budget(1).tariff().microsPerCall()).isZero();
  }

  @Test
  void refusesTermsThatCannotBeKept() {
    Map<String, String> good = Map.of("name", "g", "kind", "serpapi", "key", "hush");
    refuses(with(good, "limits.terms.month-starts-on", "0"), "1 to 31");
    refuses(with(good, "limits.terms.clock-tolerance", "1m"), "0s to 5s");
    refuses(with(good, "limits.terms.price.per-call-micros", "-1"), "per-call-micros");
    refuses(with(good, "limits.terms.price.currency", "dollars"), "three capital letters");
    refuses(
        with(
            with(good, "limits.terms.price.per-call-micros", "9000"),
            "limits.terms.price.per-day-micros",
            "8000"),
        "pay for one call");
    refuses(
        with(with(good, "limits.terms.rates[0].calls", "5"), "limits.terms.rates[0].window", "2h"),
        "1s to 1h");
    refuses(
        with(with(good, "limits.window", "10s"), "limits.terms.window-kind", "fixed"),
        "1m or 1h long");
    refuses(
        with(with(good, "limits.terms.rates[0].calls", "5"), "limits.terms.rates[0].window", "1h"),
        "same length");
  }

  private static Map<String, String> with(Map<String, String> some, String key, String value) {
    Map<String, String> more = new java.util.HashMap<>(some);
    more.put(key, value);
    return more;
  }

  private static Map.Entry<String, String> entry(String key, String value) {
    return Map.entry(key, value);
  }

  @Test
  void saysWhatIsWrongWithoutSayingTheKey() {
    refuses(Map.of("kind", "serpapi", "key", "k"), "needs a name");
    refuses(Map.of("name", "Goo gle", "kind", "serpapi", "key", "k"), "a-z, 0-9 and dash");
    refuses(Map.of("name", "google", "key", "k"), "one of travelpayouts, serpapi");
    refuses(Map.of("name", "google", "kind", "serpapi"), "needs its key");
    refuses(
        Map.of("name", "g", "kind", "serpapi", "key", "hush", "base-url", "ftp://x?hush=1"),
        "https://host");
    refuses(
        Map.of("name", "g", "kind", "serpapi", "key", "hush", "limits.calls", "0"), "1 to 100000");
  }

  @Test
  void takesAKeyOfOneTextOrOfParts() {
    ProviderConfig plain =
        bound(
                Map.of(
                    "farehawk.providers[0].name", "google",
                    "farehawk.providers[0].kind", "serpapi",
                    "farehawk.providers[0].key", " hush "))
            .getFirst();
    ProviderConfig parts =
        bound(
                Map.of(
                    "farehawk.providers[0].name", "google",
                    "farehawk.providers[0].kind", "serpapi",
                    "farehawk.providers[0].key.user", "me",
                    "farehawk.providers[0].key.secret", "hush",
                    "farehawk.providers[0].key.api-key", "hush-hush"))
            .getFirst();

    assertThat(plain.key()).isNotNull().returns("hush", ProviderKey::apiKeyText);
    assertThat(parts.key())
        .isNotNull()
        .returns("me", ProviderKey::userText)
        .returns("hush", ProviderKey::secretText)
        .returns("hush-hush", ProviderKey::apiKeyText);
    assertThat(plain.toString() + parts).doesNotContain("hush").doesNotContain("me,");
  }

  private static ProviderConfig entryBound(Map<String, String> entry) {
    Map<String, String> settings = new java.util.HashMap<>();
    entry.forEach((key, value) -> settings.put("farehawk.providers[0]." + key, value));
    return bound(settings).getFirst();
  }

  private static void refuses(Map<String, String> entry, String sentence) {
    assertThatThrownBy(() -> entryBound(entry))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain("hush");
  }

  @Test
  void noProviderAtAllIsAllowedAndASecondOfOneNameIsNot() {
    assertThat(bound(Map.of())).isEmpty();
    ProviderConfig one =
        new ProviderConfig("a", ProviderKind.SERPAPI, null, ProviderKey.of("k"), true, null);
    assertThatThrownBy(() -> new ProviderSettings(List.of(one, one)))
        .hasMessageContaining("same name");
  }

  @Test
  void neverShowsItsKey() {
    ProviderConfig config =
        new ProviderConfig("a", ProviderKind.SERPAPI, null, ProviderKey.of("hush"), true, null);

    assertThat(config.toString()).doesNotContain("hush");
  }

  private static List<ProviderConfig> bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("farehawk", ProviderSettings.class)
        .providers();
  }
}
