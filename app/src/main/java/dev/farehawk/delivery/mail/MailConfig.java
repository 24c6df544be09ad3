package dev.farehawk.delivery.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that alerts leave by.
 *
 * @param host its name; without one no mail is sent
 * @param port 587 for submission, 465 with TLS from the start
 * @param user for signing in; null where the server asks for nothing
 * @param password of the user
 * @param from sender as people see it
 * @param encryption how the conversation is protected
 * @param connections kept open at a time, 1 to 200
 * @param timeout for each step of the conversation
 */
public record MailConfig(
    @Nullable String host,
    @DefaultValue("587") int port,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue("Farehawk <farehawk@localhost>") String from,
    @DefaultValue("STARTTLS") Encryption encryption,
    @DefaultValue("8") int connections,
    @DefaultValue("10s") Duration timeout) {

  /** How the conversation with the mail server is protected. */
  public enum Encryption {
    /** Not at all: for a server on this machine. */
    NONE,
    /** Begins in the clear and must be encrypted before anything is said. */
    STARTTLS,
    /** From the first byte. */
    TLS
  }

  private static final int MOST_CONNECTIONS = 200;
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

  /** Refuses what cannot work. */
  public MailConfig {
    host = blankIsNone(host);
    user = blankIsNone(user);
    password = blankIsNone(password);
    require(port >= 1 && port <= 65_535, "farehawk.delivery.mail.port must be 1 to 65535");
    require(
        connections >= 1 && connections <= MOST_CONNECTIONS,
        "farehawk.delivery.mail.connections must be 1 to " + MOST_CONNECTIONS);
    require(
        timeout.isPositive() && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
        "farehawk.delivery.mail.timeout must be above zero and at most 1m");
    require(
        (user == null) == (password == null),
        "farehawk.delivery.mail.user and farehawk.delivery.mail.password go together");
    require(
        isAddress(from),
        "farehawk.delivery.mail.from must be an address such as Farehawk <alerts@example.org>");
  }

  /** What holds when nothing is configured: no mail. */
  public static MailConfig defaults() {
    return new MailConfig(
        null,
        587,
        null,
        null,
        "Farehawk <farehawk@localhost>",
        Encryption.STARTTLS,
        8,
        Duration.ofSeconds(10));
  }

  /** The sender's address without its name. */
  public String senderAddress() {
    try {
      return InternetAddress.parse(from)[0].getAddress();
    } catch (AddressException e) {
      throw new IllegalStateException("it was checked", e);
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "MailConfig[host=" + host + ", port=" + port + ", user=" + user + ", from=" + from + "]";
  }

  private static @Nullable String blankIsNone(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static boolean isAddress(String text) {
    try {
      return InternetAddress.parse(text).length == 1;
    } catch (AddressException e) {
      return false;
    }
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
