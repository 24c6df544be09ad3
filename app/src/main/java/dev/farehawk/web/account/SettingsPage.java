package dev.farehawk.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of the person who asks. */
public record SettingsPage(String email, Locality locality, List<Line> endpoints, List<Key> keys) {

  /** Keeps its own copies. */
  public SettingsPage {
    endpoints = List.copyOf(endpoints);
    keys = List.copyOf(keys);
  }

  /**
   * How things are shown.
   *
   * @param language tag of the one in use
   * @param zone for showing times
   * @param zones to choose from
   * @param currency in which amounts are shown besides the fare's own; null for none
   * @param currencies to choose from; empty when there are no rates
   */
  public record Locality(
      String language,
      String zone,
      List<String> zones,
      @Nullable String currency,
      List<String> currencies) {

    /** Keeps its own copies. */
    public Locality {
      zones = List.copyOf(zones);
      currencies = List.copyOf(currencies);
    }
  }

  /** One place where alerts go; what can be done with it is on a page of its own. */
  public record Line(String channel, String address, String state) {}

  /** One API key; its text is shown only when it is made. */
  public record Key(String id, String name, String since) {}
}
