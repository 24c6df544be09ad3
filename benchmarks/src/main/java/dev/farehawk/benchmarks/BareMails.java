package dev.farehawk.benchmarks;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many mails to a sink with nothing around them: one line each, over kept connections. */
final class BareMails {

  private static final int CONNECTIONS = 8;

  private BareMails() {}

  static void send(int port, int count) {
    Session session = Session.getInstance(new Properties());
    List<Future<Void>> senders = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        int share = count / CONNECTIONS + (i < count % CONNECTIONS ? 1 : 0);
        senders.add(
            threads.submit(() -> {
              talk(session, port, share);
              return null;
            }));
      }
    }
    try {
      for (Future<Void> sender : senders) {
        sender.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("bare mails failed", e);
    }
  }

  private static void talk(Session session, int port, int count) throws MessagingException {
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("127.0.0.1", port, null, null);
      for (int i = 0; i < count; i++) {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("farehawk@localhost"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("p@example.org"));
        mail.setSubject("bare");
        mail.setText("bare");
        mail.saveChanges();
        transport.sendMessage(mail, mail.getAllRecipients());
      }
    }
  }
}
