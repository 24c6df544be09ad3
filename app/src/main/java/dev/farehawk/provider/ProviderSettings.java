package dev.farehawk.provider;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where fares come from.
 *
 * @param providers each under its own name; none is allowed, then nothing is looked at
 */
@ConfigurationProperties("farehawk")
public record ProviderSettings(@DefaultValue List<ProviderConfig> providers) {

  private static final int MOST = 32;

  /** Refuses more providers than anybody has. */
  public ProviderSettings {
    providers = List.copyOf(providers);
    if (providers.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " providers can be configured");
    }
    long names = providers.stream().map(ProviderConfig::name).distinct().count();
    if (names < providers.size()) {
      throw new IllegalArgumentException("two entries of farehawk.providers have the same name");
    }
  }
}
