package dev.farehawk.ops.console;

/**
 * A loop of this process.
 *
 * @param failing steps that failed in a row until now; 0 when it works
 * @param failures steps that failed since the process started
 */
public record Stage(String name, int failing, long failures) {}
