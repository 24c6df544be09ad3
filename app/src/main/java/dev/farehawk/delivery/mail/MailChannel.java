package dev.farehawk.delivery.mail;

import dev.farehawk.account.Channel;
import dev.farehawk.alert.Alert;
import dev.farehawk.alert.Correction;
import dev.farehawk.alert.Digest;
import dev.farehawk.alert.OutageNotice;
import dev.farehawk.delivery.DeliveryChannel;
import dev.farehawk.delivery.FeedbackLinks;
import dev.farehawk.delivery.Greeting;
import dev.farehawk.delivery.Links;
import dev.farehawk.delivery.Outcome;
import dev.farehawk.delivery.Parcel;
import dev.farehawk.delivery.Unsubscribe;
import dev.farehawk.words.Languages;
import java.time.InstantSource;

/** Alerts, corrections and outages by e-mail, through the operator's mail server. */
public final class MailChannel implements DeliveryChannel, AutoCloseable {

  /** Mails that may wait for each connection, so that it never idles. */
  private static final int WAITING_PER_CONNECTION = 8;

  private final MailConfig config;
  private final SmtpConnections connections;
  private final ComposeAlertMail composeAlertMail;
  private final ComposeCorrectionMail composeCorrectionMail;
  private final ComposeDigestMail composeDigestMail;
  private final ComposeOutageMail composeOutageMail;
  private final ComposeGreetingMail composeGreetingMail;

  /** By the configured server. */
  public MailChannel(
      MailConfig config,
      InstantSource clock,
      Languages languages,
      Links links,
      Unsubscribe unsubscribe,
      FeedbackLinks feedback) {
    MailWords mails = new MailWords(languages, links, unsubscribe, feedback);
    this.config = config;
    this.connections = new SmtpConnections(config, clock);
    this.composeAlertMail = new ComposeAlertMail(mails);
    this.composeCorrectionMail = new ComposeCorrectionMail(mails);
    this.composeDigestMail = new ComposeDigestMail(mails);
    this.composeOutageMail = new ComposeOutageMail(mails);
    this.composeGreetingMail = new ComposeGreetingMail(mails);
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public int concurrency() {
    return config.connections() * WAITING_PER_CONNECTION;
  }

  /** All mail goes by one server. */
  @Override
  public String bulkhead(String address) {
    return "";
  }

  @Override
  public Outcome deliver(Parcel parcel) {
    return connections.send(
        switch (parcel.news()) {
          case Alert alert -> composeAlertMail.compose(parcel, alert);
          case Correction gone -> composeCorrectionMail.compose(parcel, gone);
          case Digest digest -> composeDigestMail.compose(parcel, digest);
          case OutageNotice outage -> composeOutageMail.compose(parcel, outage);
        });
  }

  /** Addresses are confirmed by a mailed link of the account stage; only trials come this way. */
  @Override
  public Outcome greet(Parcel.Recipient to, Greeting greeting) {
    return connections.send(composeGreetingMail.compose(to, greeting));
  }

  @Override
  public void close() {
    connections.close();
  }
}
