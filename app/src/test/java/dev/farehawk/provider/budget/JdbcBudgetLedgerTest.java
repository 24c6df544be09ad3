package dev.farehawk.provider.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcBudgetLedgerTest extends BudgetLedgerContract {

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcTransactionManager transactions =
      new JdbcTransactionManager(database.dataSource());

  @AfterEach
  void drop() {
    database.close();
  }

  @Override
  BudgetLedger ledger() {
    return new JdbcBudgetLedger(JdbcClient.create(database.dataSource()), transactions, "here");
  }

  @Test
  void aGrantIsOnDiskEvenIfWhateverSurroundsItFails() {
    BudgetLedger ledger = ledger();
    BudgetLedger.Account account = new BudgetLedger.Account("flights", "calls-per-month");

    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> {
          ledger.grant(ask(account, 4));
          status.setRollbackOnly();
        });

    assertThat(ledger.counted(account, NOON)).isEqualTo(4);
  }

  @Test
  void manyNodesAtOnceShareOneLimit() {
    BudgetLedger.Account account = new BudgetLedger.Account("flights", "calls-per-day");
    List<CompletableFuture<Long>> nodes =
        IntStream.range(0, 8)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(
                    () -> {
                      BudgetLedger ledger = ledger();
                      long got = 0;
                      for (int i = 0; i < 40; i++) {
                        got += ledger.grant(ask(account, 3)).units();
                      }
                      return got;
                    },
                    Thread::startVirtualThread))
            .toList();

    assertThat(nodes.stream().mapToLong(CompletableFuture::join).sum()).isEqualTo(500);
  }

  private static BudgetLedger.Ask ask(BudgetLedger.Account account, long wanted) {
    return new BudgetLedger.Ask(
        account,
        new BudgetLedger.Times(
            NOON, NOON.plusSeconds(10), NOON.plusSeconds(70), Duration.ofSeconds(1)),
        500,
        wanted,
        1,
        null);
  }
}
