package dev.faremarket.judge;

import java.util.ArrayList;
import java.util.List;

/** Collects what went wrong, in words, up to a limit; the rest is counted. */
final class Findings {
  private static final int MOST = 200;

  private final List<String> texts = new ArrayList<>();
  private int further;

  void add(String text) {
    if (texts.size() < MOST - 1) {
      texts.add(text);
    } else {
      further++;
    }
  }

  List<String> texts() {
    List<String> all = new ArrayList<>(texts);
    if (further > 0) {
      all.add("and " + further + " more");
    }
    return List.copyOf(all);
  }
}
