package dev.farehawk.platform.config;

import dev.farehawk.platform.StartRefused;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with a key under {@code farehawk.} that no record of settings reads: a misspelt
 * key would otherwise leave its default in force without a word.
 */
@Component
final class SettingsCheck implements BeanFactoryPostProcessor {

  private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("farehawk");

  /**
   * Variables with our prefix that are no settings: the launcher's own, and those which Kubernetes
   * sets for a service called farehawk.
   */
  private static final Pattern NO_SETTINGS =
      Pattern.compile("farehawk\\.(java\\..*|service\\..*|port|port\\..*)");

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    KnownSettings known = KnownSettings.of(records(beans));
    Environment environment = beans.getBean(Environment.class);
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource listed) {
        boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
        for (ConfigurationPropertyName name : listed) {
          if (ROOT.isAncestorOf(name) && !isKnown(known, name, variables)) {
            throw new StartRefused(sentence(known, listed, name, variables));
          }
        }
      }
    }
  }

  private static Map<Class<?>, String> records(ConfigurableListableBeanFactory beans) {
    Map<Class<?>, String> records = new HashMap<>();
    for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
      ConfigurationProperties found =
          beans.findAnnotationOnBean(name, ConfigurationProperties.class, false);
      Class<?> type = beans.getType(name, false);
      if (found != null && type != null && type.isRecord()) {
        String prefix = found.prefix().isEmpty() ? found.value() : found.prefix();
        if (prefix.equals("farehawk") || prefix.startsWith("farehawk.")) {
          records.put(type, prefix);
        }
      }
    }
    return records;
  }

  private static boolean isKnown(
      KnownSettings known, ConfigurationPropertyName name, boolean variable) {
    return variable
        ? known.containsVariable(name) || NO_SETTINGS.matcher(name.toString()).matches()
        : known.contains(name);
  }

  private static String sentence(
      KnownSettings known,
      IterableConfigurationPropertySource source,
      ConfigurationPropertyName name,
      boolean variable) {
    Origin origin = Origin.from(source.getConfigurationProperty(name));
    String written =
        variable ? name.toString().replace('.', '_').toUpperCase(Locale.ROOT) : name.toString();
    String place = origin == null || variable ? "" : " (" + origin + ")";
    return known
        .nearest(name.toString())
        .map(meant -> "Unknown setting " + written + place + ": did you mean " + meant + "?")
        .orElse(
            "Unknown setting "
                + written
                + place
                + ": remove it, or look its name up in docs/configuration.md.");
  }
}
