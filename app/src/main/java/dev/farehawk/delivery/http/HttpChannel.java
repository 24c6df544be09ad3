package dev.farehawk.delivery.http;

import dev.farehawk.account.Channel;
import dev.farehawk.delivery.DeliveryChannel;
import dev.farehawk.delivery.DeliveryConfig;
import java.io.IOException;
import java.time.InstantSource;

/** What channels have in common that call servers which people name. */
public abstract class HttpChannel implements DeliveryChannel, AutoCloseable {

  private final Channel channel;
  private final int atOnce;

  /** Calls those servers; closed with the channel. */
  protected final GuardedHttp http;

  /** With the machine's own name resolution. */
  protected HttpChannel(Channel channel, DeliveryConfig config, InstantSource clock) {
    this.channel = channel;
    this.atOnce = config.webhooksAtOnce();
    this.http = new GuardedHttp(config, clock);
  }

  @Override
  public final Channel channel() {
    return channel;
  }

  @Override
  public final int concurrency() {
    return atOnce;
  }

  @Override
  public final String bulkhead(String address) {
    return GuardedHttp.host(address);
  }

  @Override
  public final void close() throws IOException {
    http.close();
  }
}
