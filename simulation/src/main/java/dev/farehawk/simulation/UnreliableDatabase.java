package dev.farehawk.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A real database whose commits end applied, lost, or applied without anybody being told. */
final class UnreliableDatabase extends DelegatingDataSource {

  /** Connection failure; what becomes of the transaction is unknown to the client. */
  private static final String CONNECTION_FAILURE = "08006";

  private final RandomGenerator random;
  private Faults faults = Faults.NONE;
  private int failedCommits;

  UnreliableDatabase(DataSource real, RandomGenerator random) {
    super(real);
    this.random = random;
  }

  void suffer(Faults now) {
    faults = now;
  }

  int failedCommits() {
    return failedCommits;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection real = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) ->
                method.getName().equals("commit") ? commit(real) : call(real, method, arguments));
  }

  private @Nullable Object commit(Connection real) throws SQLException {
    double dice = random.nextDouble();
    if (dice < faults.commitLost()) {
      real.rollback();
      throw failure("the commit was lost");
    }
    real.commit();
    if (dice < faults.commitLost() + faults.acknowledgementLost()) {
      throw failure("the acknowledgement of the commit was lost");
    }
    return null;
  }

  private SQLException failure(String what) {
    failedCommits++;
    return new SQLException(what, CONNECTION_FAILURE);
  }

  private static @Nullable Object call(
      Connection real, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
