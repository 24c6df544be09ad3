package dev.farehawk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

class MailCatcherTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  @Test
  void showsBothPartsAndTheHeadersOfAMailNewestFirst() throws MessagingException {
    try (MailCatcher catcher = MailCatcher.start(InstantSource.fixed(NOON))) {
      send(catcher, "ada@example.org", "first");
      send(catcher, "ben@example.org", "second");

      assertThat(catcher.newest(10))
          .extracting(CaughtMail::subject)
          .containsExactly("second", "first");
      CaughtMail first = catcher.find(1).orElseThrow();
      assertThat(first.to()).containsExactly("ada@example.org");
      assertThat(first.text()).isEqualTo("plain first");
      assertThat(first.html()).isEqualTo("<p>rich first</p>");
      assertThat(first.header("x-trigger")).isEqualTo("7");
      assertThat(first.receivedAt()).isEqualTo(NOON);
    }
  }

  @Test
  void twoCatchersDoNotDisturbEachOther() throws MessagingException {
    try (MailCatcher one = MailCatcher.start(InstantSource.fixed(NOON));
        MailCatcher other = MailCatcher.start(InstantSource.fixed(NOON))) {
      send(one, "ada@example.org", "hello");

      assertThat(one.all()).hasSize(1);
      assertThat(other.all()).isEmpty();
    }
  }

  private static void send(MailCatcher catcher, String to, String what) throws MessagingException {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(catcher.port());
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper parts = new MimeMessageHelper(message, true, "UTF-8");
    parts.setFrom("hawk@example.org");
    parts.setTo(to);
    parts.setSubject(what);
    parts.setText("plain " + what, "<p>rich " + what + "</p>");
    message.setHeader("X-Trigger", "7");
    sender.send(message);
  }
}
