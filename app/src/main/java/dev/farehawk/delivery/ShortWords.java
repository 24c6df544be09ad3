package dev.farehawk.delivery;

import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Correction;
import dev.farehawk.alert.Digest;
import dev.farehawk.alert.OutageNotice;
import dev.farehawk.fare.Money;
import dev.farehawk.platform.Ids;
import dev.farehawk.words.Languages;
import dev.farehawk.words.Words;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts news and greetings into a few words of the receiver's language. */
public final class ShortWords {

  private final Languages languages;
  private final Links links;

  /** With links to the pages there. */
  public ShortWords(Languages languages, Links links) {
    this.languages = languages;
    this.links = links;
  }

  /** What a parcel brings. */
  public ShortMessage of(Parcel parcel) {
    Words words = words(parcel.to());
    return switch (parcel.news()) {
      case Alert alert -> alert(parcel, alert, words);
      case Correction gone -> correction(parcel, gone, words);
      case Digest digest -> digest(digest, words);
      case OutageNotice outage -> outage(parcel, outage, words);
    };
  }

  /** A challenge or a trial. */
  public ShortMessage of(Parcel.Recipient to, Greeting greeting) {
    Words words = words(to);
    return switch (greeting) {
      case Greeting.Challenge challenge ->
          new ShortMessage(
              words.say("short.challenge.title"),
              words.say("short.challenge.body", "code", challenge.code()),
              challenge.link(),
              challenge.id(),
              true);
      case Greeting.Trial trial ->
          new ShortMessage(
              words.say("short.trial.title"),
              words.say("short.trial.body"),
              links.settings(),
              trial.id(),
              false);
    };
  }

  private Words words(Parcel.Recipient to) {
    return languages.of(to.locality().language());
  }

  private ShortMessage alert(Parcel parcel, Alert alert, Words words) {
    String days = FareWords.days(alert.fareQuery().query(), words);
    String seen = time(alert.times().observed(), parcel, words);
    String sent = time(parcel.sentAt(), parcel, words);
    Money before = alert.before();
    String body =
        before == null || before.minor() <= 0
            ? words.say("short.alert.body", "days", days, "seen", seen, "sent", sent)
            : words.say(
                "short.alert.body.fall",
                "days",
                days,
                "percent",
                100 - alert.price().minor() * 100 / before.minor(),
                "before",
                before,
                "seen",
                seen,
                "sent",
                sent);
    return new ShortMessage(
        words.say("short.alert.title", "watch", watch(alert, words), "price", alert.price()),
        body,
        links.alert(alert),
        alert.watch().id(),
        true);
  }

  private ShortMessage digest(Digest digest, Words words) {
    return new ShortMessage(
        words.say("short.digest.title", "count", digest.alerts().size()),
        digest.alerts().stream().map(alert -> line(alert, words)).collect(Collectors.joining("\n")),
        links.inbox(),
        Ids.derived("digest-thread", digest.alerts().getLast().watch().account()),
        false);
  }

  /** One alert among others. */
  public static String line(Alert alert, Words words) {
    return words.say(
        "short.digest.line",
        "watch",
        watch(alert, words),
        "days",
        FareWords.days(alert.fareQuery().query(), words),
        "price",
        alert.price());
  }

  private ShortMessage correction(Parcel parcel, Correction gone, Words words) {
    Alert alert = gone.alert();
    String days = FareWords.days(alert.fareQuery().query(), words);
    String seen = time(gone.times().sighted(), parcel, words);
    Money now = gone.now();
    String body =
        now == null
            ? words.say("short.gone.nothing", "days", days, "seen", seen)
            : words.say("short.gone.price", "days", days, "price", now, "seen", seen);
    return new ShortMessage(
        words.say("short.gone.title", "watch", watch(alert, words), "price", alert.price()),
        body,
        links.alert(alert),
        alert.watch().id(),
        true);
  }

  private ShortMessage outage(Parcel parcel, OutageNotice outage, Words words) {
    OutageNotice.Subject watch = outage.watch();
    boolean over = outage.resumed() != null;
    String name = FareWords.watch(watch.label(), watch.origin(), watch.destination(), words);
    return new ShortMessage(
        words.say(over ? "mail.outage.subject.over" : "mail.outage.subject", "watch", name),
        over
            ? words.say("mail.outage.lead.over")
            : words.retell(outage.reason()) + " " + lastLook(parcel, outage.lastLook(), words),
        links.watch(watch.id()),
        Ids.derived("outage-thread", watch.id()),
        false);
  }

  private static String lastLook(Parcel parcel, @Nullable Instant last, Words words) {
    return last == null
        ? words.say("mail.outage.never")
        : words.say("mail.outage.last", "moment", time(last, parcel, words));
  }

  private static String watch(Alert alert, Words words) {
    return FareWords.watch(alert.watch().label(), alert.fareQuery().query(), words);
  }

  private static String time(Instant when, Parcel parcel, Words words) {
    var at = when.atZone(parcel.to().zone());
    var today = parcel.sentAt().atZone(parcel.to().zone()).toLocalDate();
    return words.time(at.toLocalDate().equals(today) ? "Hm" : "MMMdHm", at);
  }
}
