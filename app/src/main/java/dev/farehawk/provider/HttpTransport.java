package dev.farehawk.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one request and reads the whole reply, within a limit of time that nothing can stretch and
 * a limit of size. Knows where the key goes; nobody else sees it.
 */
final class HttpTransport implements AutoCloseable {

  static final int LARGEST_BODY = 4 * 1024 * 1024;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration IDLE_CONNECTION = Duration.ofSeconds(25);

  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor alarms;
  private final ProviderConfig config;
  private final KeyPlacement placement;
  private final InstantSource clock;
  private final AtomicLong replies = new AtomicLong();

  HttpTransport(ProviderConfig config, KeyPlacement placement, InstantSource clock) {
    this.config = config;
    this.placement = placement;
    this.clock = clock;
    ProviderLimits limits = config.limitsInForce();
    Duration connect =
        limits.totalTimeout().compareTo(LONGEST_CONNECT) < 0
            ? limits.totalTimeout()
            : LONGEST_CONNECT;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(limits.callsAtOnce())
                    .setMaxConnPerRoute(limits.callsAtOnce())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.of(connect))
                            .setSocketTimeout(Timeout.of(limits.totalTimeout()))
                            .setIdleTimeout(Timeout.of(IDLE_CONNECTION))
                            .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(limits.totalTimeout()))
                    .setResponseTimeout(Timeout.of(limits.totalTimeout()))
                    .setHardCancellationEnabled(true)
                    .build())
            .setUserAgent("Farehawk")
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableAuthCaching()
            .build();
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("call-limit-" + config.name()).factory());
    alarms.setRemoveOnCancelPolicy(true);
  }

  /** The body was longer than anything a provider sends in good order. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("the reply is larger than 4 MiB");
    }
  }

  /** The reply was not complete in time. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow(Duration limit, IOException cause) {
      super("no complete reply within " + limit.toMillis() + " ms", cause);
    }
  }

  /**
   * Sends and reads.
   *
   * @throws TooLarge if the body passes 4 MiB
   * @throws TooSlow if the reply is not complete in time
   * @throws IOException if the connection fails or is cut
   */
  ProviderReply send(ProviderRequest request) throws IOException {
    HttpGet get = new HttpGet(uri(request.target()));
    get.setHeader("Accept", "application/json");
    if (placement instanceof KeyPlacement.Header(String name)) {
      get.setHeader(name, key());
    }
    Duration limit = config.limitsInForce().totalTimeout();
    Future<?> alarm = alarms.schedule(get::cancel, limit.toNanos(), TimeUnit.NANOSECONDS);
    try {
      return client.execute(get, response -> read(response, get));
    } catch (TooLarge e) {
      throw e;
    } catch (IOException e) {
      if (get.isCancelled() || e instanceof java.io.InterruptedIOException) {
        throw new TooSlow(limit, e);
      }
      throw e;
    } finally {
      alarm.cancel(false);
    }
  }

  private URI uri(String target) {
    String base = config.address().toString().replaceAll("/+$", "");
    return switch (placement) {
      case KeyPlacement.Header _ -> URI.create(base + target);
      case KeyPlacement.QueryParameter(String name) ->
          URI.create(
              base + target + "&" + name + "=" + URLEncoder.encode(key(), StandardCharsets.UTF_8));
    };
  }

  private String key() {
    ProviderKey key = config.key();
    return key == null ? "" : key.value();
  }

  private ProviderReply read(ClassicHttpResponse response, HttpGet get) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    byte[] body = body(response.getEntity(), get);
    var received = clock.instant();
    String id = config.name() + "-" + received.toEpochMilli() + "-" + replies.incrementAndGet();
    return new ProviderReply(id, response.getCode(), headers, body, received);
  }

  private static byte[] body(@org.jspecify.annotations.Nullable HttpEntity entity, HttpGet get)
      throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    InputStream in = entity.getContent();
    byte[] body = in.readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      // Closing the stream would read the rest; cutting the connection does not.
      get.cancel();
      throw new TooLarge();
    }
    in.close();
    return body;
  }

  @Override
  public void close() throws IOException {
    alarms.shutdownNow();
    client.close();
  }
}
