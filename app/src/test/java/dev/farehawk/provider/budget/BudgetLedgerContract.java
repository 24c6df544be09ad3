package dev.farehawk.provider.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.provider.budget.BudgetLedger.Account;
import dev.farehawk.provider.budget.BudgetLedger.Ask;
import dev.farehawk.provider.budget.BudgetLedger.Closing;
import dev.farehawk.provider.budget.BudgetLedger.Grant;
import dev.farehawk.provider.budget.BudgetLedger.Times;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every ledger of budgets must do, the one in PostgreSQL and the one of the simulations. */
abstract class BudgetLedgerContract {

  static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
  private static final Duration TOLERANCE = Duration.ofSeconds(1);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Account MONTH = new Account("flights", "calls-per-month");
  private static final Account SECOND = new Account("flights", "calls-per-1s");

  abstract BudgetLedger ledger();

  private static Times times(Instant now) {
    Instant usable = now.plusSeconds(10);
    return new Times(now, usable, usable.plus(WINDOW), TOLERANCE);
  }

  private static Ask ask(Instant now, long wanted) {
    return new Ask(MONTH, times(now), 10, wanted, 1, null);
  }

  @Test
  void grantsUpToTheLimitAndNotOneMore() {
    BudgetLedger ledger = ledger();

    assertThat(ledger.grant(ask(NOON, 7)).units()).isEqualTo(7);
    Grant rest = ledger.grant(ask(NOON, 7));
    Grant none = ledger.grant(ask(NOON, 7));

    assertThat(rest.units()).isEqualTo(3);
    assertThat(none.id()).isZero();
    assertThat(none.units()).isZero();
    assertThat(none.askAgainAt()).isEqualTo(NOON.plusSeconds(70));
    assertThat(ledger.counted(MONTH, NOON)).isEqualTo(10);
  }

  @Test
  void grantsNothingThatIsTooLittleToBeOfUse() {
    BudgetLedger ledger = ledger();
    ledger.grant(ask(NOON, 8));

    Grant grant = ledger.grant(new Ask(MONTH, times(NOON), 10, 5, 3, null));

    assertThat(grant.id()).isZero();
    assertThat(ledger.counted(MONTH, NOON)).isEqualTo(8);
  }

  @Test
  void whatNobodyClosesCountsInFullUntilItIsForgotten() {
    BudgetLedger ledger = ledger();
    ledger.grant(ask(NOON, 10));

    assertThat(ledger.grant(ask(NOON.plusSeconds(69), 10)).units()).isZero();
    assertThat(ledger.grant(ask(NOON.plusSeconds(70), 10)).units()).isEqualTo(10);
  }

  @Test
  void aClosedBlockCountsWhatWasSpentOfIt() {
    BudgetLedger ledger = ledger();
    Grant first = ledger.grant(ask(NOON, 10));
    Closing closing = new Closing(first.id(), 2, NOON.plusSeconds(61));

    Grant second = ledger.grant(new Ask(MONTH, times(NOON), 10, 10, 1, closing));
    ledger.close(MONTH, new Closing(first.id(), 0, NOON));

    assertThat(second.units()).isEqualTo(8);
    assertThat(ledger.counted(MONTH, NOON)).isEqualTo(10);
    assertThat(ledger.counted(MONTH, NOON.plusSeconds(61))).isEqualTo(8);
  }

  @Test
  void closingNeverAddsUnits() {
    BudgetLedger ledger = ledger();
    Grant grant = ledger.grant(ask(NOON, 3));

    ledger.close(MONTH, new Closing(grant.id(), 9, NOON.plusSeconds(70)));

    assertThat(ledger.counted(MONTH, NOON)).isEqualTo(3);
  }

  @Test
  void takesBackUnitsOfAClosedBlockOnly() {
    BudgetLedger ledger = ledger();
    Grant grant = ledger.grant(ask(NOON, 5));
    ledger.giveBack(MONTH, grant.id(), 1);
    assertThat(ledger.counted(MONTH, NOON)).isEqualTo(5);
    ledger.close(MONTH, new Closing(grant.id(), 4, NOON.plusSeconds(70)));

    ledger.giveBack(MONTH, grant.id(), 1);

    assertThat(ledger.counted(MONTH, NOON)).isEqualTo(3);
  }

  @Test
  void aForfeitedBlockIsToldOnceAndStaysSpent() {
    BudgetLedger ledger = ledger();
    Times longCounting = new Times(NOON, NOON.plusSeconds(10), NOON.plusSeconds(86_400), TOLERANCE);
    Grant lost = ledger.grant(new Ask(MONTH, longCounting, 10, 4, 1, null));
    Instant later = NOON.plus(Duration.ofMinutes(4));

    Grant next = ledger.grant(ask(later, 1));
    Grant afterNext = ledger.grant(ask(later, 1));
    ledger.close(MONTH, new Closing(lost.id(), 0, NOON));

    assertThat(next.forfeited()).isEqualTo(1);
    assertThat(afterNext.forfeited()).isZero();
    assertThat(ledger.counted(MONTH, later)).isEqualTo(6);
  }

  @Test
  void limitsAreCountedApart() {
    BudgetLedger ledger = ledger();
    ledger.grant(ask(NOON, 10));

    Grant other =
        ledger.grant(new Ask(new Account("other", MONTH.limit()), times(NOON), 10, 10, 1, null));

    assertThat(other.units()).isEqualTo(10);
  }

  @Test
  void aClockTooFarBehindTheOthersGetsNothing() {
    BudgetLedger ledger = ledger();
    ledger.grant(ask(NOON, 1));

    Grant behind = ledger.grant(ask(NOON.minusSeconds(5), 1));
    Grant nearlyTogether = ledger.grant(ask(NOON.minusSeconds(2), 1));

    assertThat(behind.id()).isZero();
    assertThat(behind.askAgainAt()).isEqualTo(NOON.minusSeconds(2));
    assertThat(nearlyTogether.units()).isEqualTo(1);
  }

  @Test
  void whoIsAloneHasTheWholeRate() {
    BudgetLedger ledger = ledger();

    Grant share = ledger.share(SECOND, times(NOON), 100, 0);
    Grant renewed = ledger.share(SECOND, times(NOON.plusSeconds(5)), 100, share.id());

    assertThat(share.units()).isEqualTo(100);
    assertThat(renewed.units()).isEqualTo(100);
    assertThat(renewed.id()).isEqualTo(share.id());
    assertThat(ledger.counted(SECOND, NOON.plusSeconds(5))).isEqualTo(100);
  }

  @Test
  void aNewcomerGetsItsShareOnceTheOldHolderHasSurelyStopped() {
    BudgetLedger ledger = ledger();
    Grant old = ledger.share(SECOND, times(NOON), 100, 0);

    Grant newcomer = ledger.share(SECOND, times(NOON.plusSeconds(1)), 100, 0);
    Grant shrunk = ledger.share(SECOND, times(NOON.plusSeconds(2)), 100, old.id());
    Grant tooEarly = ledger.share(SECOND, times(NOON.plusSeconds(9)), 100, newcomer.id());
    Grant grown = ledger.share(SECOND, times(NOON.plusSeconds(70)), 100, newcomer.id());

    assertThat(newcomer.id()).isPositive();
    assertThat(newcomer.units()).isZero();
    assertThat(shrunk.units()).isEqualTo(50);
    assertThat(tooEarly.units()).isZero();
    assertThat(grown.units()).isEqualTo(50);
  }

  @Test
  void aClosedShareMakesRoom() {
    BudgetLedger ledger = ledger();
    Grant old = ledger.share(SECOND, times(NOON), 100, 0);

    ledger.close(SECOND, new Closing(old.id(), 30, NOON.plusSeconds(2)));

    assertThat(ledger.share(SECOND, times(NOON), 100, 0).units()).isEqualTo(70);
  }

  @Test
  void aLoneProcessNeedNotWaitForTheSharesOfTheOneBefore() {
    BudgetLedger ledger = ledger();
    ledger.share(SECOND, times(NOON), 100, 0);
    ledger.grant(ask(NOON, 10));

    ledger.endEarlierShares(NOON.plusSeconds(1));

    Grant tooEarly = ledger.share(SECOND, times(NOON.plusSeconds(60)), 100, 0);
    Grant inTime = ledger.share(SECOND, times(NOON.plusSeconds(61)), 100, tooEarly.id());
    assertThat(tooEarly.units()).isZero();
    assertThat(inTime.units()).isEqualTo(100);
    assertThat(ledger.counted(MONTH, NOON.plusSeconds(69))).isEqualTo(10);
  }
}
