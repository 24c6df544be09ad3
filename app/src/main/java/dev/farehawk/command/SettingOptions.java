package dev.farehawk.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The flags that set something, shared by the commands that read settings. */
final class SettingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Folder that keeps everything over restarts (default: ~/.farehawk).")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the pages and the API; 0 takes a free one (default: 8080).")
  private @Nullable String port;

  @Option(
      names = "--address",
      paramLabel = "IP",
      description = "Address to listen on (default: 127.0.0.1, this machine alone).")
  private @Nullable String address;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      description = "From a price change to the alert, such as 60s (default: 10m).")
  private @Nullable String deadline;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "A PostgreSQL of your own, jdbc:postgresql://host:5432/name (default: the embedded one).")
  private @Nullable String databaseUrl;

  @Option(
      names = "--database-user",
      paramLabel = "NAME",
      description = "Role on that server; the password comes from FAREHAWK_DATABASE_PASSWORD.")
  private @Nullable String databaseUser;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A YAML file of settings; docs/configuration.md explains them all.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, such as farehawk.database.pool-size=32; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /** As arguments for Spring. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "farehawk.data", data);
    add(arguments, "farehawk.http.port", port);
    add(arguments, "farehawk.http.address", address);
    add(arguments, "farehawk.deadline", deadline);
    add(arguments, "farehawk.database.url", databaseUrl);
    add(arguments, "farehawk.database.user", databaseUser);
    if (config != null) {
      Path file = config.toAbsolutePath().normalize();
      if (!Files.isReadable(file)) {
        throw wrong("Cannot read the configuration file " + file);
      }
      add(arguments, "spring.config.additional-location", file.toUri());
    }
    settings.forEach((key, value) -> {
      if (!key.startsWith("farehawk.")) {
        throw wrong("Settings begin with farehawk., unlike " + key);
      }
      add(arguments, key, value);
    });
    return arguments;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(new CommandLine(command), sentence);
  }

  private static void add(List<String> arguments, String key, @Nullable Object value) {
    if (value != null) {
      arguments.add("--" + key + "=" + value);
    }
  }
}
