package dev.farehawk.delivery.mail;

import dev.farehawk.delivery.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Conversations with one mail server, over a bounded number of connections that are kept between
 * mails. Safe for many threads.
 */
final class SmtpConnections implements AutoCloseable {

  private static final String STREAMS = "jakarta.mail.util.StreamProvider";
  private static final int FIRST_PERMANENT_CODE = 500;
  private static final int FIRST_TEMPORARY_CODE = 400;

  // Names the library's own part that it otherwise looks for in every jar, several times for each
  // mail: more than half of the processor time of a mail.
  static {
    if (System.getProperty(STREAMS) == null) {
      System.setProperty(STREAMS, MailStreamProvider.class.getName());
    }
  }

  /** No server closes a connection that was quiet for so short. */
  private static final Duration SURELY_OPEN = Duration.ofSeconds(1);

  private final MailConfig config;
  private final InstantSource clock;
  private final Session session;
  private final Semaphore permits;
  private final BlockingDeque<Idle> idle = new LinkedBlockingDeque<>();

  /** A connection between two mails. */
  private record Idle(Transport transport, Instant since) {}

  SmtpConnections(MailConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.session = Session.getInstance(properties(config));
    this.permits = new Semaphore(config.connections());
  }

  /** Sends one mail; whatever goes wrong is an outcome. */
  Outcome send(Message message) {
    if (config.host() == null) {
      return new Outcome.Permanent("no mail server is set up", false);
    }
    try {
      if (!permits.tryAcquire(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome.Retry(null, "all connections to the mail server were busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Retry(null, "the service was stopping");
    }
    try {
      return converse(message);
    } finally {
      permits.release();
    }
  }

  private Outcome converse(Message message) {
    MimeMessage mime;
    try {
      mime = mime(message);
    } catch (MessagingException e) {
      return new Outcome.Permanent("the mail could not be written: " + e.getMessage(), false);
    }
    Transport transport;
    try {
      transport = connected();
    } catch (AuthenticationFailedException e) {
      return new Outcome.Retry(null, "the mail server refused our sign-in");
    } catch (MessagingException e) {
      return new Outcome.Retry(null, "the mail server could not be reached: " + e.getMessage());
    }
    try {
      transport.sendMessage(mime, mime.getAllRecipients());
      idle.addFirst(new Idle(transport, clock.instant()));
      return new Outcome.Accepted();
    } catch (MessagingException e) {
      close(transport);
      return outcome(e);
    }
  }

  /** By the server's own code where there is one (RFC 5321, 4.2.1), and in its words. */
  private static Outcome outcome(MessagingException failure) {
    Reply reply = reply(failure);
    String said = "the mail server said: " + Message.line(reply.words());
    if (reply.code() >= FIRST_PERMANENT_CODE) {
      return new Outcome.Permanent(said, false);
    }
    return reply.code() >= FIRST_TEMPORARY_CODE
        ? new Outcome.Retry(null, said)
        : new Outcome.Ambiguous("the conversation broke off: " + failure.getMessage());
  }

  /** What a server answered. */
  private record Reply(int code, String words) {

    static Reply of(int code, MessagingException failure) {
      return new Reply(code, String.valueOf(failure.getMessage()));
    }
  }

  /** The reply that all else follows from, which is the last in the chain. */
  private static Reply reply(MessagingException failure) {
    Reply reply = Reply.of(-1, failure);
    for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
      reply =
          switch (e) {
            case SMTPAddressFailedException address -> Reply.of(address.getReturnCode(), address);
            case SMTPSenderFailedException sender -> Reply.of(sender.getReturnCode(), sender);
            case SMTPSendFailedException send -> Reply.of(send.getReturnCode(), send);
            default -> reply;
          };
    }
    return reply;
  }

  private Transport connected() throws MessagingException {
    @Nullable Idle kept = idle.pollFirst();
    if (kept != null && stillOpen(kept)) {
      return kept.transport();
    }
    Transport fresh = session.getTransport("smtp");
    fresh.connect(config.host(), config.port(), config.user(), config.password());
    return fresh;
  }

  /** Servers close connections that were quiet for long; such a one is asked, with a NOOP. */
  private boolean stillOpen(Idle kept) {
    return Duration.between(kept.since(), clock.instant()).compareTo(SURELY_OPEN) < 0
        || kept.transport().isConnected();
  }

  private MimeMessage mime(Message message) throws MessagingException {
    InternetAddress from = InternetAddress.parse(config.from())[0];
    MimeMessage mime = new Identified(session, message.id(), domain(from));
    mime.setFrom(from);
    mime.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(message.to(), true));
    mime.setSubject(Message.line(message.subject()), StandardCharsets.UTF_8.name());
    mime.setSentDate(Date.from(clock.instant()));
    for (Map.Entry<String, String> header : message.headers().entrySet()) {
      mime.setHeader(header.getKey(), Message.line(header.getValue()));
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(message.text(), StandardCharsets.UTF_8.name());
    MimeBodyPart html = new MimeBodyPart();
    html.setText(message.html(), StandardCharsets.UTF_8.name(), "html");
    mime.setContent(new MimeMultipart("alternative", text, html));
    mime.saveChanges();
    return mime;
  }

  private static String domain(InternetAddress from) throws AddressException {
    String address = from.getAddress();
    return address.substring(address.indexOf('@') + 1);
  }

  private static Properties properties(MailConfig config) {
    String timeout = Long.toString(config.timeout().toMillis());
    Properties properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.auth", Boolean.toString(config.user() != null));
    boolean startTls = config.encryption() == MailConfig.Encryption.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
    properties.put(
        "mail.smtp.ssl.enable", Boolean.toString(config.encryption() == MailConfig.Encryption.TLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }

  @Override
  public void close() {
    for (Idle kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      close(kept.transport());
    }
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException alreadyGone) {
      // It was to be closed, and it is.
    }
  }

  /** A message whose id does not change from try to try. */
  private static final class Identified extends MimeMessage {

    private final String id;

    Identified(Session session, String left, String domain) {
      super(session);
      this.id = "<" + left + "@" + domain + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
