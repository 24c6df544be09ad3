package dev.farehawk.delivery;

import dev.farehawk.delivery.mail.MailConfig;
import dev.farehawk.delivery.push.PushConfig;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How alerts leave the house; keys below {@code farehawk.delivery}.
 *
 * @param allowHttp whether webhooks and push messages may go unencrypted
 * @param allowedNetworks networks that they may reach although these are not on the public
 *     internet, as {@code 10.1.0.0/16}; none unless the operator knows why
 * @param webhooksAtOnce calls in flight at a time, of webhooks and of each other channel that goes
 *     over HTTP, 1 to 2000
 * @param webhooksPerHost of those, calls to one host, 1 to 2000
 * @param webhookTimeout longest such a call may take in all, up to 10 s
 */
@ConfigurationProperties("farehawk.delivery")
public record DeliveryConfig(
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue List<String> allowedNetworks,
    @DefaultValue("200") int webhooksAtOnce,
    @DefaultValue("20") int webhooksPerHost,
    @DefaultValue("10s") Duration webhookTimeout,
    @DefaultValue MailConfig mail,
    @DefaultValue PushConfig push) {

  private static final int MOST_AT_ONCE = 2_000;
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

  /** Refuses what cannot work. */
  public DeliveryConfig {
    allowedNetworks = List.copyOf(allowedNetworks);
    require(
        webhooksAtOnce >= 1 && webhooksAtOnce <= MOST_AT_ONCE,
        "farehawk.delivery.webhooks-at-once must be 1 to " + MOST_AT_ONCE);
    require(
        webhooksPerHost >= 1 && webhooksPerHost <= MOST_AT_ONCE,
        "farehawk.delivery.webhooks-per-host must be 1 to " + MOST_AT_ONCE);
    require(
        webhookTimeout.isPositive() && webhookTimeout.compareTo(LONGEST_TIMEOUT) <= 0,
        "farehawk.delivery.webhook-timeout must be above zero and at most 10s");
  }

  /** What holds when nothing is configured. */
  public static DeliveryConfig defaults() {
    return new DeliveryConfig(
        false, List.of(), 200, 20, LONGEST_TIMEOUT, MailConfig.defaults(), PushConfig.defaults());
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
