package dev.farehawk.demo;

/**
 * Some of the fare queries of a run that is too large to be judged at once: those whose id leaves
 * this rest.
 *
 * @param of how many parts there are
 */
record Part(int number, int of) {

  /** All of them. */
  static final Part WHOLE = new Part(0, 1);

  boolean has(long fareQuery) {
    return fareQuery % of == number;
  }
}
