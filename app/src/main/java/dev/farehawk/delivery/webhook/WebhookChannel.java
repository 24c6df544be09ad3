package dev.farehawk.delivery.webhook;

import dev.farehawk.account.Channel;
import dev.farehawk.delivery.DeliveryChannel;
import dev.farehawk.delivery.DeliveryConfig;
import dev.farehawk.delivery.Links;
import dev.farehawk.delivery.Outcome;
import dev.farehawk.delivery.Parcel;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Alerts to people's own servers: signed, bounded in time and size, and only to public addresses.
 */
public final class WebhookChannel implements DeliveryChannel, AutoCloseable {

  private static final int LONGEST_REPLY = 64 * 1024;
  private static final Duration LONGEST_WAIT_ASKED = Duration.ofHours(24);

  private final DeliveryConfig config;
  private final InstantSource clock;
  private final WebhookBody body;
  private final CloseableHttpClient http;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-watchdog").factory());

  /** With the machine's own name resolution. */
  public WebhookChannel(DeliveryConfig config, InstantSource clock, Links links) {
    this.config = config;
    this.clock = clock;
    this.body = new WebhookBody(links);
    this.http = client(config);
  }

  private static CloseableHttpClient client(DeliveryConfig config) {
    Timeout timeout = Timeout.of(config.webhookTimeout());
    List<Network> allowed = config.allowedNetworks().stream().map(Network::of).toList();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new SafeAddresses(SystemDefaultDnsResolver.INSTANCE, allowed))
            .setMaxConnTotal(config.webhooksAtOnce())
            .setMaxConnPerRoute(config.webhooksPerHost())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout)
                    .setSocketTimeout(timeout)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .setRedirectsEnabled(false)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .setUserAgent("Farehawk")
        .build();
  }

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public int concurrency() {
    return config.webhooksAtOnce();
  }

  @Override
  public String bulkhead(String address) {
    try {
      return String.valueOf(new URI(address).getHost()).toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return address;
    }
  }

  @Override
  public Outcome deliver(Parcel parcel) {
    URI address;
    try {
      address = new URI(parcel.to().address());
    } catch (URISyntaxException e) {
      return new Outcome.Permanent("its address cannot be read", false);
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && config.allowHttp())) {
      return new Outcome.Permanent("only https addresses are called", false);
    }
    byte[] key = parcel.to().key();
    if (key == null) {
      return new Outcome.Permanent("it has no signing key", false);
    }
    return call(post(address, parcel, key));
  }

  private HttpPost post(URI address, Parcel parcel, byte[] key) {
    byte[] content = body.of(parcel);
    String id = parcel.id().toString();
    Instant now = clock.instant();
    HttpPost post = new HttpPost(address);
    post.setHeader("webhook-id", id);
    post.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
    post.setHeader("webhook-signature", WebhookSignature.of(id, now, content, List.of(key)));
    post.setEntity(new ByteArrayEntity(content, ContentType.APPLICATION_JSON));
    return post;
  }

  private Outcome call(HttpPost post) {
    Future<?> limit =
        watchdog.schedule(post::abort, config.webhookTimeout().toMillis(), TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = http.executeOpen(null, post, null)) {
      Outcome outcome = outcome(response);
      readAtMost(response.getEntity());
      return outcome;
    } catch (SafeAddresses.Forbidden e) {
      return new Outcome.Permanent(String.valueOf(e.getMessage()), false);
    } catch (UnknownHostException e) {
      return new Outcome.Retry(null, "its host was not found");
    } catch (ConnectException | ConnectTimeoutException e) {
      return new Outcome.Retry(null, "its server could not be reached");
    } catch (SSLException e) {
      return new Outcome.Retry(null, "no secure connection: " + e.getMessage());
    } catch (IOException e) {
      return new Outcome.Ambiguous("its server did not answer in time, or broke off");
    } finally {
      limit.cancel(false);
    }
  }

  private Outcome outcome(ClassicHttpResponse response) {
    int code = response.getCode();
    String said = "its server answered " + code;
    if (code >= 200 && code < 300) {
      return new Outcome.Accepted();
    }
    return switch (code) {
      case 410 -> new Outcome.Permanent(said + " Gone", true);
      case 301, 302, 303, 307, 308 ->
          new Outcome.Retry(null, said + ", a redirect, which is not followed");
      default -> new Outcome.Retry(retryAfter(response.getFirstHeader("Retry-After")), said);
    };
  }

  /** Seconds or a date (RFC 9110, 10.2.3); null when there is none that can be read. */
  private @Nullable Duration retryAfter(@Nullable Header header) {
    if (header == null) {
      return null;
    }
    Duration asked;
    try {
      asked = Duration.ofSeconds(Long.parseLong(header.getValue().strip()));
    } catch (NumberFormatException notSeconds) {
      try {
        Instant when =
            ZonedDateTime.parse(header.getValue().strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        asked = Duration.between(clock.instant(), when);
      } catch (DateTimeParseException unreadable) {
        return null;
      }
    }
    if (asked.isNegative()) {
      return null;
    }
    return asked.compareTo(LONGEST_WAIT_ASKED) < 0 ? asked : LONGEST_WAIT_ASKED;
  }

  /** A short reply is read to its end, so that the connection can be kept; the rest is not ours. */
  private static void readAtMost(@Nullable HttpEntity reply) {
    if (reply == null) {
      return;
    }
    try (InputStream stream = reply.getContent()) {
      if (stream.readNBytes(LONGEST_REPLY).length < LONGEST_REPLY) {
        return;
      }
    } catch (IOException replyBrokeOff) {
      // The status has come, which is all that counts.
    }
  }

  @Override
  public void close() throws IOException {
    watchdog.shutdownNow();
    http.close();
  }
}
