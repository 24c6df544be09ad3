package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.provider.budget.Limit;
import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Period;
import dev.farehawk.provider.budget.LimitWindow.Sliding;
import dev.farehawk.provider.budget.Tariff;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What holds of each provider when nobody configures anything. */
class PublishedTermsTest {

  private static final Calendar MONTH = new Calendar(Period.MONTH, ZoneOffset.UTC, 1);

  private static Limit rate(String per, long calls, Duration window) {
    return new Limit("calls-per-" + per, Limit.Kind.RATE, calls, new Sliding(window));
  }

  @Test
  void travelpayoutsIsFree() {
    var budget = PublishedTerms.travelpayouts().budget(1);

    assertThat(budget.limits()).containsExactly(rate("1m", 600, Duration.ofMinutes(1)));
    assertThat(budget.tariff()).isEqualTo(Tariff.NOTHING);
  }

  @Test
  void serpApiStopsWhereItsFreeSearchesEnd() {
    ProviderLimits limits = PublishedTerms.serpApi();

    assertThat(limits.budget(1).limits())
        .containsExactly(
            rate("1h", 50, Duration.ofHours(1)),
            new Limit("calls-per-month", Limit.Kind.QUOTA, 250, MONTH));
    assertThat(limits.budget(1).tariff())
        .isEqualTo(
            new Tariff("USD", 25_000, new Limit("free-per-month", Limit.Kind.FREE, 250, MONTH)));
    assertThat(limits.termsInForce().priceInForce().rule())
        .isEqualTo(BillingRule.SUCCESSFUL_UNCACHED);
  }

  @Test
  void duffelIsPaidUpToTenDollarsAMonth() {
    var budget = PublishedTerms.duffel().budget(1);

    assertThat(budget.limits())
        .containsExactly(
            rate("1m", 60, Duration.ofMinutes(1)),
            new Limit("money-per-month", Limit.Kind.MONEY, 10_000_000, MONTH));
    assertThat(budget.tariff()).isEqualTo(new Tariff("USD", 5_000, null));
  }

  @Test
  void theOthersGoByContract() {
    assertThat(PublishedTerms.expediaXap().budget(1).limits())
        .containsExactly(rate("1m", 60, Duration.ofMinutes(1)));
    assertThat(PublishedTerms.amadeus().budget(1).limits())
        .containsExactly(rate("1s", 10, Duration.ofSeconds(1)));
  }
}
