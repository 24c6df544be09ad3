package dev.farehawk.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** One connection per call, to wherever the server listens at that moment. */
final class LocalDataSource extends AbstractDataSource {

  private final Supplier<Address> address;
  private final String database;

  LocalDataSource(Supplier<Address> address, String database) {
    this.address = address;
    this.database = database;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return address.get().connect(database);
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the embedded PostgreSQL has one user");
  }

  /** A pool asks for a limit of its own; the address has a fixed, shorter one. */
  @Override
  public void setLoginTimeout(int timeout) {}
}
