package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class QuotaTest {

  private static final Instant MARCH = Instant.parse("2026-03-31T23:59:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final QuotaLedger inDatabase =
      new JdbcQuotaLedger(JdbcClient.create(database.dataSource()));

  @AfterEach
  void drop() {
    database.close();
  }

  private static Quota quota(QuotaLedger ledger, long limit) {
    return new Quota(ledger, "flights", QuotaPeriod.MONTH, limit);
  }

  private static int spendAll(Quota quota, Instant now) {
    int spent = 0;
    while (quota.covers(now)) {
      quota.spend();
      spent++;
    }
    return spent;
  }

  @Test
  void spendsTheWholeQuotaAndNotOneMore() {
    for (QuotaLedger ledger : List.of(inDatabase, new InMemoryQuotaLedger())) {
      assertThat(spendAll(quota(ledger, 250), MARCH)).isEqualTo(250);
      assertThat(spendAll(quota(ledger, 250), MARCH)).isZero();
    }
  }

  @Test
  void aNewPeriodBringsANewQuota() {
    for (QuotaLedger ledger : List.of(inDatabase, new InMemoryQuotaLedger())) {
      Quota quota = quota(ledger, 10);

      assertThat(spendAll(quota, MARCH)).isEqualTo(10);
      assertThat(spendAll(quota, APRIL)).isEqualTo(10);
    }
  }

  @Test
  void aCrashLosesAtMostABlockAndSpendsNothingTwice() {
    for (QuotaLedger ledger : List.of(inDatabase, new InMemoryQuotaLedger())) {
      Quota crashed = quota(ledger, 1000);
      int before = 0;
      for (; before < 15; before++) {
        assertThat(crashed.covers(MARCH)).isTrue();
        crashed.spend();
      }

      int after = spendAll(quota(ledger, 1000), MARCH);

      assertThat(before + after).isBetween(990, 1000);
    }
  }

  @Test
  void anOrderlyEndLosesNothing() {
    for (QuotaLedger ledger : List.of(inDatabase, new InMemoryQuotaLedger())) {
      Quota first = quota(ledger, 1000);
      assertThat(first.covers(MARCH)).isTrue();
      first.spend();
      first.close();

      assertThat(quota(ledger, 1000).use(MARCH).used()).isEqualTo(1);
      assertThat(spendAll(quota(ledger, 1000), MARCH)).isEqualTo(999);
    }
  }
}
