package dev.farehawk.provider.declarative;

import dev.farehawk.platform.StartRefused;
import dev.farehawk.provider.ProviderContract;

/**
 * What a definition says of its provider, read and checked. Made from the text of a setting, so
 * that a definition that cannot be used stops the start where its setting is read.
 */
public final class DeclaredContract {

  private final String place;
  private final Definition definition;

  private DeclaredContract(String place, Definition definition) {
    this.place = place;
    this.definition = definition;
  }

  /**
   * Reads a definition.
   *
   * @param place path of a YAML file, seen from where the program was started, or {@code shipped:}
   *     and the name of a definition that ships with the product
   * @throws StartRefused with what to mend
   */
  public static DeclaredContract of(String place) {
    return new DeclaredContract(place.strip(), DefinitionFile.read(place.strip()));
  }

  /** The provider and the service, as people call them. */
  public String title() {
    return definition.terms().title();
  }

  /** What is known of the provider before anybody configures it. */
  public ProviderContract contract() {
    return new ProviderContract(
        definition.terms().address(),
        definition.terms().limits(),
        name -> new DeclarativeProvider(name, definition));
  }

  @Override
  public String toString() {
    return place;
  }
}
