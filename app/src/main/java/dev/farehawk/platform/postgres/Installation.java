package dev.farehawk.platform.postgres;

import java.util.List;

/** Everything a server needs to run: its files, its programs, and how they are started here. */
record Installation(Cluster cluster, Binaries binaries, Launch launch, Durability durability) {

  List<String> server(List<String> arguments) {
    return launch.server(binaries.postgres(), arguments);
  }

  List<String> pgCtl(List<String> arguments) {
    return launch.tool(binaries.pgCtl(), arguments);
  }
}
