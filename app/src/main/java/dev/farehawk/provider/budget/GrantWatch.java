package dev.farehawk.provider.budget;

/** Is told what becomes of grants, to count it. */
public interface GrantWatch {

  /** The ledger granted so many units. */
  void granted(Limit limit, long units);

  /** So many grants were found to be lost: their holders vanished. */
  void forfeited(Limit limit, long grants);

  /** The ledger could not be asked; what it may have granted is lost. */
  void failed(Limit limit, RuntimeException why);
}
