package dev.farehawk.web.api;

import java.util.Set;

/** What everybody may ask, signed in or not. */
final class PublicApi {

  private static final Set<String> PATHS =
      Set.of("/api/v1/openapi.json", "/api/v1/places", "/api/v1/coverage");

  private PublicApi() {}

  static boolean holds(String path) {
    return PATHS.contains(path);
  }
}
