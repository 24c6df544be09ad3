package dev.farehawk.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** Where a server listens, always on the loopback interface, and who may come in. */
record Address(int port, String user, String password) {

  private static final Driver DRIVER = new Driver();
  static final String HOST = "127.0.0.1";

  /** A port nobody listens on at this moment; another process may still take it first. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url(String database) {
    return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
  }

  Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("ApplicationName", "farehawk");
    properties.setProperty("reWriteBatchedInserts", "true");
    Connection connection = DRIVER.connect(url(database), properties);
    if (connection == null) {
      throw new SQLException("the PostgreSQL driver does not know its own address");
    }
    return connection;
  }
}
