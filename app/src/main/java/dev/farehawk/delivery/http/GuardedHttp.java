package dev.farehawk.delivery.http;

import dev.farehawk.delivery.DeliveryConfig;
import dev.farehawk.delivery.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Calls servers that people name: encrypted unless the operator allows otherwise, only at public
 * addresses, bounded in time and size, without redirects, cookies or repeats. Safe for many
 * threads.
 */
public final class GuardedHttp implements AutoCloseable {

  private static final int LONGEST_REPLY = 64 * 1024;

  private final DeliveryConfig config;
  private final InstantSource clock;
  private final CloseableHttpClient http;
  private final ScheduledThreadPoolExecutor watchdog =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("http-watchdog").factory());

  /** With the machine's own name resolution. */
  public GuardedHttp(DeliveryConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.http = client(config);
    // Nearly every call ends long before its limit, which must not be remembered until then.
    watchdog.setRemoveOnCancelPolicy(true);
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

  /** The address, if it is one that may be called at all; else null. */
  public @Nullable URI callable(String text) {
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      boolean allowed = scheme.equals("https") || (scheme.equals("http") && config.allowHttp());
      return allowed && address.getHost() != null ? address : null;
    } catch (URISyntaxException unreadable) {
      return null;
    }
  }

  /** What becomes of a delivery whose address is not {@link #callable}. */
  public static Outcome notCallable() {
    return new Outcome.Permanent("only https addresses are called", false);
  }

  /** Host of an address, in lower case; the text itself when it is no address. */
  public static String host(String address) {
    try {
      return String.valueOf(new URI(address).getHost()).toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return address;
    }
  }

  /** Calls once. Blocks for as long as the configured time limit at most, and throws nothing. */
  public Answer call(HttpUriRequestBase request) {
    Future<?> limit =
        watchdog.schedule(
            request::abort, config.webhookTimeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return answer(request, http.executeOpen(null, request, null));
    } catch (SafeAddresses.Forbidden e) {
      return new Answer.Unanswered(new Outcome.Permanent(String.valueOf(e.getMessage()), false));
    } catch (UnknownHostException e) {
      return unreachable("its host was not found");
    } catch (ConnectException | ConnectTimeoutException e) {
      return unreachable("its server could not be reached");
    } catch (SSLException e) {
      return unreachable("no secure connection: " + e.getMessage());
    } catch (IOException e) {
      return new Answer.Unanswered(
          new Outcome.Ambiguous("its server did not answer in time, or broke off"));
    } finally {
      limit.cancel(false);
    }
  }

  private Answer answer(HttpUriRequestBase request, ClassicHttpResponse response) {
    try {
      Header retryAfter = response.getFirstHeader("Retry-After");
      return new Answer.Replied(
          response.getCode(),
          RetryAfterHeader.read(retryAfter == null ? null : retryAfter.getValue(), clock.instant()),
          readAtMost(request, response.getEntity()));
    } finally {
      close(response);
    }
  }

  /** Whatever happens to the connection now, the status has come, which is what counts. */
  private static void close(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException brokeOff) {
      // There is nothing to be done about it.
    }
  }

  private static Answer unreachable(String why) {
    return new Answer.Unanswered(new Outcome.Unreachable(why));
  }

  /**
   * A short reply is read to its end, so that the connection can be kept. A longer one is cut off
   * with its connection: merely closing it would read all that is still to come.
   */
  private static String readAtMost(HttpUriRequestBase request, @Nullable HttpEntity reply) {
    try {
      InputStream stream = reply == null ? null : reply.getContent();
      if (stream == null) {
        return "";
      }
      byte[] read = stream.readNBytes(LONGEST_REPLY + 1);
      if (read.length > LONGEST_REPLY) {
        request.abort();
      }
      return new String(read, 0, Math.min(read.length, LONGEST_REPLY), StandardCharsets.UTF_8);
    } catch (IOException replyBrokeOff) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    watchdog.shutdownNow();
    http.close();
  }
}
