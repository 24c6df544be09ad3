package dev.farehawk.web.alert;

/** A watch that nobody looks at, or did not until lately; {@code watch} is its id. */
public record OutageLine(String watch, String words) {}
