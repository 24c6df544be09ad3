package dev.farehawk.platform.config;

import dev.farehawk.platform.Deadlines;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The platform's own settings.
 *
 * @param data folder of everything that must survive a restart; {@code ~} is the user's home
 * @param deadline from a price change to the alert, 5 s to 24 h; all other limits derive from it
 */
@ConfigurationProperties("farehawk")
public record FarehawkConfig(
    @DefaultValue("~/.farehawk") String data,
    @DefaultValue("10m") Duration deadline,
    @DefaultValue HttpConfig http,
    @DefaultValue DatabaseConfig database) {

  /** Refuses what cannot work. */
  public FarehawkConfig {
    if (data.isBlank()) {
      throw new IllegalArgumentException("data must name a folder");
    }
    var _ = new Deadlines(deadline);
  }

  /** The data folder's path. */
  public Path dataFolder() {
    return data.equals("~") || data.startsWith("~/")
        ? Path.of(System.getProperty("user.home", "/"), data.substring(1))
        : Path.of(data);
  }

  /** The deadline and all that follows from it. */
  public Deadlines deadlines() {
    return new Deadlines(deadline);
  }
}
