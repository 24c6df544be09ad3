package dev.farehawk.platform.flags;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.exceptions.OpenFeatureError;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The switches of this process: OpenFeature's client over a copy of the table of flags. */
public final class LiveSwitches implements Switches, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LiveSwitches.class);

  /** Of its own: several services in one process must not share their flags. */
  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();

  private final DatabaseFlags flags;
  private final Client client;

  /** Reads the table at once, if it can be read; call {@link #refresh} about every second. */
  public LiveSwitches(Supplier<Map<String, FlagTable.Setting>> table) {
    flags = new DatabaseFlags(table);
    try {
      api.setProviderAndWait(flags);
    } catch (OpenFeatureError e) {
      log.warn("the switches cannot be read yet, so everything they can stop waits", e);
    }
    client = api.getClient();
  }

  /** Follows the table; throws where it cannot be read, and what was known stays. */
  public void refresh() {
    flags.refresh();
  }

  @Override
  public boolean isStopped(Switch part) {
    return client.getBooleanValue(part.key(), true);
  }

  @Override
  public void close() {
    api.shutdown();
  }
}
