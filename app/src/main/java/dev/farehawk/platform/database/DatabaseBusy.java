package dev.farehawk.platform.database;

import java.sql.SQLTransientConnectionException;

/** Tells from a failure whether no connection to the database was to be had in time. */
public final class DatabaseBusy {

  private DatabaseBusy() {}

  /** Whether that is behind this failure, so that the same may work in a moment. */
  public static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
    }
    return false;
  }
}
