package dev.farehawk.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes one call and reads the whole reply, within a limit of time that nothing can stretch and a
 * limit of size. A reply that repeats a secret is handed on without it.
 */
final class HttpTransport implements AutoCloseable {

  private static final int UNAUTHORIZED = 401;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration IDLE_CONNECTION = Duration.ofSeconds(25);

  /**
   * A connection that rested longer is looked at before it is used: the other side may have gone.
   */
  private static final Duration UNTRUSTED_AFTER = Duration.ofMillis(200);

  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor alarms;
  private final ProviderConfig config;
  private final WireRequests wire;
  private final int largestBody;
  private final @Nullable AccessTokens tokens;
  private final Redaction redaction;
  private final InstantSource clock;
  private final AtomicLong calls = new AtomicLong();

  HttpTransport(ProviderConfig config, FareProvider provider, InstantSource clock) {
    this.config = config;
    this.wire = new WireRequests(config, provider);
    this.largestBody = provider.largestReply();
    this.redaction = new Redaction(config.key());
    this.clock = clock;
    this.client = client(config.limitsInForce());
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("call-limit-" + config.name()).factory());
    alarms.setRemoveOnCancelPolicy(true);
    this.tokens =
        provider.keyPlacement() instanceof KeyPlacement.ClientCredentials credentials
            ? new AccessTokens(
                limit -> exchange(wire.login(credentials), newId(), limit), redaction, clock)
            : null;
  }

  private static CloseableHttpClient client(ProviderLimits limits) {
    Duration connect =
        limits.totalTimeout().compareTo(LONGEST_CONNECT) < 0
            ? limits.totalTimeout()
            : LONGEST_CONNECT;
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(limits.callsAtOnce())
                .setMaxConnPerRoute(limits.callsAtOnce())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(Timeout.of(limits.totalTimeout()))
                        .setIdleTimeout(Timeout.of(IDLE_CONNECTION))
                        .setValidateAfterInactivity(TimeValue.of(UNTRUSTED_AFTER))
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
  }

  /** Is asked before each request goes out, since each counts against the provider's limits. */
  interface Toll {

    /** For requests that are paid for elsewhere. */
    Toll PAID =
        new Toll() {
          @Override
          public void login() {}

          @Override
          public void call() {}
        };

    /** A login is about to go out; throws when it must not. */
    void login() throws AccessTokens.NoToken;

    /** The call itself is about to go out; throws when it must not. */
    void call() throws AccessTokens.NoToken;
  }

  /** The body was longer than anything a provider sends in good order. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int largest) {
      super("the reply is larger than " + (largest >> 20) + " MiB");
    }
  }

  /** The reply was not complete in time. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow(Duration limit, @Nullable IOException cause) {
      super("no complete reply within " + limit.toMillis() + " ms", cause);
    }
  }

  /** What must not be shown of this provider. */
  Redaction redaction() {
    return redaction;
  }

  /**
   * Sends and reads within the configured time, see {@link #send(ProviderRequest, Duration, Toll)}.
   */
  ProviderReply send(ProviderRequest request) throws IOException {
    return send(request, config.limitsInForce().totalTimeout(), Toll.PAID);
  }

  /**
   * Sends and reads. A refusal of the bought token is no reply: the call is worth making once more,
   * as a call of its own.
   *
   * @param longest for the whole call, at most the configured one
   * @param toll asked before each request
   * @throws TooLarge if the body is larger than the provider's replies are
   * @throws TooSlow if the reply is not complete in time
   * @throws AccessTokens.NoToken if the provider wants a token and sells none, or with {@link
   *     AccessTokens#TAKEN_BACK} if it refused the one it sold
   * @throws IOException if the connection fails or is cut
   */
  ProviderReply send(ProviderRequest request, Duration longest, Toll toll) throws IOException {
    ProviderReply reply = sendAgain(request, longest, toll);
    if (tokens != null && reply.status() == UNAUTHORIZED) {
      throw new AccessTokens.NoToken(AccessTokens.TAKEN_BACK);
    }
    return reply;
  }

  /**
   * Sends and reads after a token was refused: if the new one is refused too, that is the reply.
   */
  ProviderReply sendAgain(ProviderRequest request, Duration longest, Toll toll) throws IOException {
    String id = newId();
    try (CallLimit limit = new CallLimit(longest, alarms)) {
      String token = tokens == null ? "" : tokens.get(limit, toll);
      toll.call();
      ProviderReply reply = exchange(wire.of(request, id, token), id, limit);
      if (tokens != null && reply.status() == UNAUTHORIZED) {
        tokens.refused(token);
      }
      return reply.withBody(redaction.of(reply.body()));
    }
  }

  private String newId() {
    return config.name() + "-" + clock.millis() + "-" + calls.incrementAndGet();
  }

  private ProviderReply exchange(HttpUriRequestBase request, String id, CallLimit limit)
      throws IOException {
    try {
      limit.watch(request);
      return client.execute(request, response -> read(response, request, id));
    } catch (TooLarge | TooSlow e) {
      throw e;
    } catch (IOException e) {
      if (limit.isOver() || e instanceof InterruptedIOException) {
        throw new TooSlow(limit.length(), e);
      }
      throw e;
    }
  }

  private ProviderReply read(ClassicHttpResponse response, HttpUriRequestBase request, String id)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    byte[] body = body(response.getEntity(), request);
    return new ProviderReply(id, response.getCode(), headers, body, clock.instant());
  }

  private byte[] body(@Nullable HttpEntity entity, HttpUriRequestBase request) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    InputStream in = entity.getContent();
    byte[] body = in.readNBytes(largestBody + 1);
    if (body.length > largestBody) {
      // Closing the stream would read the rest; cutting the connection does not.
      request.cancel();
      throw new TooLarge(largestBody);
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
