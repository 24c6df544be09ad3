package dev.farehawk.provider;

import dev.farehawk.provider.amadeus.AmadeusProvider;
import dev.farehawk.provider.duffel.DuffelProvider;
import dev.farehawk.provider.expedia.ExpediaCalendar;
import dev.farehawk.provider.expedia.ExpediaListings;
import dev.farehawk.provider.serpapi.SerpApiProvider;
import dev.farehawk.provider.travelpayouts.TravelpayoutsProvider;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The contracts that a configuration can name. */
public enum ProviderKind {
  /** A calendar of cached prices. */
  TRAVELPAYOUTS,
  /** Live search of Google Flights. */
  SERPAPI,
  /** Live offers of many airlines. */
  DUFFEL,
  /** Live listings of Expedia's partner API. */
  EXPEDIA_LISTINGS,
  /** Its calendar of cached prices for 61 dates. */
  EXPEDIA_CALENDAR,
  /** Its calendar of cached prices for three dates on either side of one. */
  EXPEDIA_FLEX,
  /** Live offers of Amadeus, whose self-service has closed. */
  AMADEUS,
  /** Whatever its definition declares. */
  DECLARATIVE;

  private static final String AMADEUS_CLOSED =
      "Amadeus Self-Service closed on 17 July 2026; only an enterprise contract may still answer.";

  /** What is known of a provider of this kind. */
  ProviderContract contract() {
    return switch (this) {
      case TRAVELPAYOUTS ->
          contract(
              "https://api.travelpayouts.com",
              PublishedTerms.travelpayouts(),
              TravelpayoutsProvider::new);
      case SERPAPI ->
          contract("https://serpapi.com", PublishedTerms.serpApi(), SerpApiProvider::new);
      case DUFFEL ->
          contract("https://api.duffel.com", PublishedTerms.duffel(), DuffelProvider::new);
      case EXPEDIA_LISTINGS -> expedia(ExpediaListings::new);
      case EXPEDIA_CALENDAR -> expedia(ExpediaCalendar::ofTwoMonths);
      case EXPEDIA_FLEX -> expedia(ExpediaCalendar::ofAWeek);
      case AMADEUS ->
          new ProviderContract(
              URI.create("https://api.amadeus.com"),
              PublishedTerms.amadeus(),
              AMADEUS_CLOSED,
              AmadeusProvider::new);
      case DECLARATIVE ->
          throw new IllegalStateException(
              "the contract of a declarative provider is its definition");
    };
  }

  /** Expedia agrees on a rate with each partner, and tells it in its headers. */
  private static ProviderContract expedia(Function<String, FareProvider> maker) {
    return contract("https://apim.expedia.com", PublishedTerms.expediaXap(), maker);
  }

  private static ProviderContract contract(
      String home, ProviderLimits freePlan, Function<String, FareProvider> maker) {
    return new ProviderContract(URI.create(home), freePlan, maker);
  }

  /** As a configuration writes it. */
  String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All kinds, for a sentence. */
  static String all() {
    return Arrays.stream(values()).map(ProviderKind::written).collect(Collectors.joining(", "));
  }
}
