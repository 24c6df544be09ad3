package dev.farehawk.provider.budget;

class InMemoryBudgetLedgerTest extends BudgetLedgerContract {

  @Override
  BudgetLedger ledger() {
    return new InMemoryBudgetLedger();
  }
}
