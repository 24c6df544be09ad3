package dev.farehawk.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Time zones that people choose from. */
public final class Zones {

  private static final List<String> NAMES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(name ->
              name.equals("UTC")
                  || name.matches(
                      "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
          .sorted()
          .toList();

  private Zones() {}

  /** All of them, by name. */
  public static List<String> names() {
    return NAMES;
  }

  /** The zone a browser named; UTC when it named none that exists. */
  public static ZoneId orUtc(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneId.of("UTC");
    }
  }
}
