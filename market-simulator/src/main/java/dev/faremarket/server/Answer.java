package dev.faremarket.server;

import java.util.Map;

/** What goes back to a client, before any fault of transport. */
record Answer(int status, Map<String, String> headers, Object body) {

  static Answer of(int status, Object body) {
    return new Answer(status, Map.of(), body);
  }
}
