package dev.farehawk.delivery.mail;

import dev.farehawk.delivery.FeedbackLinks;
import dev.farehawk.delivery.Links;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.delivery.Unsubscribe;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/** What mails of every kind are made with. */
record MailWords(
    Languages languages, Links links, Unsubscribe unsubscribe, FeedbackLinks feedback) {

  /** Header of every mail that no person wrote and no watch asked for (RFC 3834). */
  static final Map<String, String> NOT_BY_HAND = Map.of("Auto-Submitted", "auto-generated");

  /** In the receiver's language. */
  Words of(Parcel parcel) {
    return languages.of(parcel.to().locality().language());
  }

  /** Where one click ends the mail of this watch. */
  String stop(UUID watch, Parcel parcel) {
    return links.unsubscribe(unsubscribe.token(watch, parcel.to().endpoint()));
  }

  /** Where one click ends all mail to this address. */
  String stop(Parcel parcel) {
    return links.unsubscribe(unsubscribe.token(parcel.to().endpoint()));
  }

  /** Where its owner says what an alert was worth. */
  String feedback(UUID alert) {
    return links.feedback(feedback.token(alert));
  }

  /** A moment with its zone. */
  static String moment(Instant time, ZoneId zone, Words words) {
    return words.say("mail.moment", "moment", words.moment(time, zone), "zone", zone.getId());
  }

  /** Headers of every mail about watches (RFC 8058, RFC 3834). */
  static Map<String, String> headers(String stop) {
    return Map.of(
        "List-Unsubscribe", "<" + stop + ">",
        "List-Unsubscribe-Post", "List-Unsubscribe=One-Click",
        "Auto-Submitted", "auto-generated");
  }
}
