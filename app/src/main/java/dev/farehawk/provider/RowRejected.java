package dev.farehawk.provider;

/** Thrown inside an adapter while it reads a row that must be left out. */
public final class RowRejected extends Exception {

  private static final long serialVersionUID = 1L;

  private final RowFault fault;

  /** With the reason; without a stack trace, because rows are rejected by the thousand. */
  public RowRejected(RowFault fault) {
    super(fault.name(), null, false, false);
    this.fault = fault;
  }

  /** Why. */
  public RowFault fault() {
    return fault;
  }
}
