package dev.farehawk.platform;

/** Tells the person who started the program what it is doing. */
@FunctionalInterface
public interface Progress {

  /** One line, such as "starting PostgreSQL". */
  void step(String what);

  /** For programs nobody watches. */
  static Progress silent() {
    return _ -> {};
  }
}
