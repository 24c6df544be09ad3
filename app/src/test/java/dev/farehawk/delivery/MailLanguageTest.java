package dev.farehawk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;

class MailLanguageTest extends DeliveryWorld {

  @Test
  void aMailIsInItsReceiversLanguage() throws Exception {
    jdbc.sql("UPDATE account SET language = 'de-CH' WHERE id = :id").param("id", owner).update();

    send(mail);

    MimeMessage message = mailServer.getReceivedMessages()[0];
    assertThat(message.getSubject())
        .isEqualTo("Sea Bcc: all@example.org <b>: SKP nach MMX, Di., 1. Sept. 2026, für 80\u00a0€");
    String text = ((MimeMultipart) message.getContent()).getBodyPart(0).getContent().toString();
    assertThat(text).contains("/feedback/");
    assertThat(text)
        .contains("80\u00a0€ mit ", "weniger als 110\u00a0€", "Gesehen 14:02, gesendet 14:05")
        .contains("Keine Mails mehr zu dieser Beobachtung: https://fares.example.org/");
    assertThat(GreenMailUtil.getWholeMessage(message)).contains("<html lang=");
  }

  @Test
  void aLanguageThatWeDoNotSpeakIsAnsweredInEnglish() throws Exception {
    jdbc.sql("UPDATE account SET language = 'sv' WHERE id = :id").param("id", owner).update();

    send(mail);

    assertThat(mailServer.getReceivedMessages()[0].getSubject()).endsWith(" for €80");
  }
}
