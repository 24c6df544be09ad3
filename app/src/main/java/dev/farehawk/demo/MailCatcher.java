package dev.farehawk.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server on loopback that takes every mail and shows it instead of sending it on. Keeps the
 * newest mails up to a limit.
 */
public final class MailCatcher implements AutoCloseable {

  /** Older mails make room for newer ones beyond this. */
  static final int MOST_MAILS = 50_000;

  private static final int PURGE_EVERY = 500;
  private static final String EVERYBODY = "everybody@example.org";

  private final InstantSource clock;
  private final GreenMail server;
  private final Deque<CaughtMail> mails = new ArrayDeque<>();
  private long arrived;

  private MailCatcher(InstantSource clock, int port) {
    this.clock = clock;
    ServerSetup smtp = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    smtp.setServerStartupTimeout(20_000);
    this.server = new GreenMail(smtp);
    this.server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
  }

  /** Starts one on a free port of loopback. */
  public static MailCatcher start(InstantSource clock) {
    return start(clock, 0);
  }

  /** Starts one on this port of loopback; 0 takes a free one. */
  public static MailCatcher start(InstantSource clock, int port) {
    MailCatcher catcher = new MailCatcher(clock, port);
    catcher.server.start();
    UserManager users = catcher.server.getUserManager();
    GreenMailUser everybody = user(users);
    users.setMessageDeliveryHandler((message, _) -> {
      catcher.take(message);
      return everybody;
    });
    return catcher;
  }

  /** One mailbox for all mails: what is kept is kept here, and emptying thousands takes long. */
  private static GreenMailUser user(UserManager users) {
    try {
      return users.createUser(EVERYBODY, EVERYBODY, EVERYBODY);
    } catch (UserException e) {
      throw new IllegalStateException("a new mail server has no users", e);
    }
  }

  /** Where to send mails to. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /** The newest mails first, at most this many. */
  public synchronized List<CaughtMail> newest(int most) {
    List<CaughtMail> newest = new ArrayList<>(mails);
    Collections.reverse(newest);
    return List.copyOf(newest.subList(0, Math.min(most, newest.size())));
  }

  /** Every mail still kept, oldest first. */
  public synchronized List<CaughtMail> all() {
    return List.copyOf(mails);
  }

  /** The mail with this number, if it is still kept. */
  public synchronized Optional<CaughtMail> find(long number) {
    return mails.stream().filter(mail -> mail.number() == number).findFirst();
  }

  @Override
  public void close() {
    server.stop();
  }

  private synchronized void take(MovingMessage message) throws MessagingException {
    mails.addLast(caught(message.getMessage(), ++arrived));
    if (mails.size() > MOST_MAILS) {
      mails.removeFirst();
    }
    if (arrived % PURGE_EVERY == 0) {
      purge();
    }
  }

  private void purge() throws MessagingException {
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (com.icegreen.greenmail.store.FolderException e) {
      throw new MessagingException("cannot make room for more mails", e);
    }
  }

  private CaughtMail caught(MimeMessage message, long number) throws MessagingException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    Address[] from = message.getFrom();
    String subject = message.getSubject();
    return new CaughtMail(
        number,
        clock.instant(),
        addresses(message.getAllRecipients()),
        from == null || from.length == 0 ? "" : from[0].toString(),
        subject == null ? "" : subject,
        headers,
        content(message, "text/plain"),
        content(message, "text/html"));
  }

  private static List<String> addresses(Address @Nullable [] addresses) {
    List<String> texts = new ArrayList<>();
    if (addresses != null) {
      for (Address address : addresses) {
        texts.add(address.toString());
      }
    }
    return texts;
  }

  private static @Nullable String content(Part part, String type) throws MessagingException {
    try {
      if (part.isMimeType(type) && part.getContent() instanceof String text) {
        return text;
      }
      if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          String found = content(parts.getBodyPart(i), type);
          if (found != null) {
            return found;
          }
        }
      }
      return null;
    } catch (IOException e) {
      throw new MessagingException("unreadable " + type + " part", e);
    }
  }
}
