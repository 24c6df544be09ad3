package dev.farehawk.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The documented application.yaml and the records of settings say the same. */
class SettingsDocumentationTest {

  private static final ClassPathResource YAML = new ClassPathResource("application.yaml");

  @Test
  void everySettingStandsInTheYaml() throws IOException {
    ConfigurationPropertySource yaml = yaml();

    List<String> names = KnownSettings.of(records()).names();

    assertThat(names)
        .filteredOn(name -> !name.contains("*"))
        // A record that may be made from one text may also be written part by part, as it is here.
        .filteredOn(name -> names.stream().noneMatch(part -> part.startsWith(name + ".")))
        .allSatisfy(name ->
            assertThat(yaml.getConfigurationProperty(ConfigurationPropertyName.of(name)))
                .as("%s in application.yaml", name)
                .isNotNull());
  }

  @Test
  void everyRecordLivesUnderFarehawk() {
    assertThat(records().values())
        .allMatch(prefix -> prefix.equals("farehawk") || prefix.startsWith("farehawk."));
  }

  @Test
  void theYamlShowsTheDefaults() throws IOException {
    Binder fromYaml = binder(List.of(yaml()));
    Binder fromNothing = binder(List.of());

    records()
        .forEach((type, prefix) ->
            assertThat(fromYaml.bindOrCreate(prefix, type).toString())
                .as("defaults of %s", type.getSimpleName())
                .isEqualTo(fromNothing.bindOrCreate(prefix, type).toString()));
  }

  @Test
  void everySettingInTheYamlIsExplained() throws IOException {
    List<String> lines =
        YAML.getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .takeWhile(line -> !line.startsWith("# From here on"))
            .toList();

    assertThat(IntStream.range(1, lines.size()))
        .filteredOn(i -> lines.get(i).matches(" +[a-z-]+:.*"))
        .filteredOn(i -> !opensASection(lines, i))
        .allSatisfy(i ->
            assertThat(lines.get(i - 1).strip())
                .as("a comment above line %d: %s", i + 1, lines.get(i))
                .matches("#.*|[a-z-]+:.*"));
  }

  private static boolean opensASection(List<String> lines, int line) {
    return line + 1 < lines.size() && indent(lines.get(line + 1)) > indent(lines.get(line));
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static ConfigurationPropertySource yaml() throws IOException {
    PropertySource<?> loaded = new YamlPropertySourceLoader().load("application", YAML).getFirst();
    return ConfigurationPropertySources.from(loaded).iterator().next();
  }

  private static Binder binder(List<ConfigurationPropertySource> sources) {
    return new Binder(
        sources, PlaceholdersResolver.NONE, ApplicationConversionService.getSharedInstance());
  }

  private static Map<Class<?>, String> records() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    Map<Class<?>, String> records = new LinkedHashMap<>();
    scanner
        .findCandidateComponents("dev.farehawk")
        .forEach(found -> {
          try {
            Class<?> type = Class.forName(found.getBeanClassName());
            records.put(type, type.getAnnotation(ConfigurationProperties.class).value());
          } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
          }
        });
    return records;
  }
}
