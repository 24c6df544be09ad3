package dev.farehawk.command;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return new String[] {
      "farehawk " + (version == null ? "(built from source)" : version),
      "Java "
          + Runtime.version()
          + " on "
          + System.getProperty("os.name")
          + " "
          + System.getProperty("os.arch")
    };
  }
}
