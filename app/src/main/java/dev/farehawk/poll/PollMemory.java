package dev.farehawk.poll;

/**
 * What the poll stage remembers over a restart: collected while looks come in, written down now and
 * then, and at the end.
 *
 * @param seenTimes when each fare query was looked at
 * @param contexts what providers say themselves
 * @param ledger what calls cost
 */
record PollMemory(SeenTimes seenTimes, PriceContexts contexts, PollLedger ledger) {

  void flush() {
    seenTimes.flush();
    ledger.flush();
    contexts.flush();
  }
}
