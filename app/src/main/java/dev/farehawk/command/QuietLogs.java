package dev.farehawk.command;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Commands that run without the service say what they do themselves; libraries only warn. */
final class QuietLogs {

  private QuietLogs() {}

  static void begin() {
    LoggingSystem.get(QuietLogs.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
  }
}
