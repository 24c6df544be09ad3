package dev.farehawk.delivery;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.Endpoints;
import dev.farehawk.account.ServerSecrets;
import dev.farehawk.alert.Alerts;
import dev.farehawk.alert.Corrections;
import dev.farehawk.alert.DeliveriesCreated;
import dev.farehawk.alert.Outages;
import dev.farehawk.delivery.chat.ChatChannel;
import dev.farehawk.delivery.chat.Discord;
import dev.farehawk.delivery.chat.Ntfy;
import dev.farehawk.delivery.chat.Slack;
import dev.farehawk.delivery.chat.Telegram;
import dev.farehawk.delivery.mail.MailChannel;
import dev.farehawk.delivery.mail.SmtpSecurityMail;
import dev.farehawk.delivery.mail.SmtpVerificationMail;
import dev.farehawk.delivery.push.PushChannel;
import dev.farehawk.delivery.push.Vapid;
import dev.farehawk.delivery.webhook.WebhookChannel;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.platform.flags.Switches;
import dev.farehawk.platform.http.ServiceAddress;
import dev.farehawk.words.Languages;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the delivery stage together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryConfig.class)
class DeliveryWiring {

  @Bean
  Links deliveryLinks(ServiceAddress address) {
    return new Links(address::base);
  }

  @Bean
  Inbox inbox(JdbcClient jdbc) {
    return new Inbox(jdbc);
  }

  @Bean
  HeldDeliveries heldDeliveries(JdbcClient jdbc, InstantSource clock, Deadlines deadlines) {
    return new HeldDeliveries(jdbc, clock, deadlines);
  }

  @Bean
  Notices notices(JdbcClient jdbc) {
    return new Notices(jdbc);
  }

  @Bean
  DeadLetters deadLetters(JdbcClient jdbc, InstantSource clock) {
    return new DeadLetters(jdbc, clock);
  }

  @Bean
  InboxStream inboxStream(Alerts alerts, InstantSource clock) {
    return new InboxStream(alerts, clock);
  }

  @Bean
  Unsubscribe unsubscribe(JdbcClient jdbc, InstantSource clock, ServerSecrets secrets) {
    return new Unsubscribe(jdbc, clock, secrets.get("unsubscribe"));
  }

  @Bean
  FeedbackLinks feedbackLinks(Alerts alerts, ServerSecrets secrets) {
    return new FeedbackLinks(alerts, secrets.get("feedback"));
  }

  @Bean
  MailChannel mailChannel(
      DeliveryConfig config,
      InstantSource clock,
      Languages languages,
      Links links,
      Unsubscribe unsubscribe,
      FeedbackLinks feedback) {
    return new MailChannel(config.mail(), clock, languages, links, unsubscribe, feedback);
  }

  @Bean
  SmtpVerificationMail verificationMail(
      DeliveryConfig config, InstantSource clock, Languages languages, Links links) {
    return new SmtpVerificationMail(
        config.mail(),
        clock,
        languages,
        links,
        task -> Thread.ofVirtual().name("verification").start(task));
  }

  @Bean
  SmtpSecurityMail securityMail(
      DeliveryConfig config, InstantSource clock, Languages languages, Links links) {
    return new SmtpSecurityMail(
        config.mail(),
        clock,
        languages,
        links,
        task -> Thread.ofVirtual().name("account mail").start(task));
  }

  @Bean
  WebhookChannel webhookChannel(DeliveryConfig config, InstantSource clock, Links links) {
    return new WebhookChannel(config, clock, links);
  }

  @Bean
  Vapid vapid(DeliveryConfig config, ServerSecrets secrets, SecureRandom random) {
    return new Vapid(
        secrets.keep("push", Vapid.fresh(random)),
        config.push().contactOr(config.mail().senderAddress()));
  }

  @Bean
  PushKey pushKey(Vapid vapid) {
    return new PushKey(vapid.publicKey());
  }

  @Bean
  PushChannel pushChannel(
      DeliveryConfig config,
      InstantSource clock,
      ShortWords words,
      SecureRandom random,
      Vapid vapid) {
    return new PushChannel(config, clock, words, random, vapid);
  }

  @Bean
  ChatChannel ntfyChannel(DeliveryConfig config, InstantSource clock, ShortWords words) {
    return new ChatChannel(new Ntfy(), config, clock, words);
  }

  @Bean
  ChatChannel slackChannel(DeliveryConfig config, InstantSource clock, ShortWords words) {
    return new ChatChannel(new Slack(), config, clock, words);
  }

  @Bean
  ChatChannel discordChannel(DeliveryConfig config, InstantSource clock, ShortWords words) {
    return new ChatChannel(new Discord(), config, clock, words);
  }

  @Bean
  ChatChannel telegramChannel(DeliveryConfig config, InstantSource clock, ShortWords words) {
    return new ChatChannel(new Telegram(), config, clock, words);
  }

  @Bean
  SendChallenges sendChallenges(List<DeliveryChannel> channels, Accounts accounts, Links links) {
    return new SendChallenges(channels, accounts, links);
  }

  @Bean
  ShortWords shortWords(Languages languages, Links links) {
    return new ShortWords(languages, links);
  }

  @Bean
  TryEndpoint tryEndpoint(Endpoints endpoints, SendChallenges channels, InstantSource clock) {
    return new TryEndpoint(endpoints, channels, clock);
  }

  @Bean
  Delivering delivering(
      Delivering.Surroundings surroundings,
      Deadlines deadlines,
      DeliveryConfig config,
      List<DeliveryChannel> channels,
      InboxStream stream,
      Switches switches) {
    return new Delivering(surroundings, deadlines, config, channels, stream, switches);
  }

  @Bean
  Delivering.Surroundings deliverySurroundings(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Delivering.Stages stages,
      InstantSource clock,
      RandomGenerator random,
      MeterRegistry metrics) {
    return new Delivering.Surroundings(
        jdbc, new TransactionTemplate(transactions), stages, clock, random, metrics);
  }

  @Bean
  Delivering.Stages deliveryStages(
      Alerts alerts,
      Corrections corrections,
      Outages outages,
      Endpoints endpoints,
      Notices notices) {
    return new Delivering.Stages(new FindNews(alerts, corrections, outages), endpoints, notices);
  }

  @Bean
  OnDeliveriesCreated onDeliveriesCreated(Delivering delivering) {
    return new OnDeliveriesCreated(delivering);
  }

  /** Wakes the loops as soon as there is something to send. */
  static final class OnDeliveriesCreated {

    private final Delivering delivering;

    OnDeliveriesCreated(Delivering delivering) {
      this.delivering = delivering;
    }

    @EventListener
    void on(DeliveriesCreated created) {
      if (created.told() > 0) {
        delivering.wake();
      }
    }
  }
}
