package dev.farehawk.command;

import java.nio.file.Path;

/** Where the demo keeps its things: below the folder it is started in, so that two do not meet. */
final class DemoFolder {

  static final Path DEFAULT = Path.of(".farehawk");

  private DemoFolder() {}
}
