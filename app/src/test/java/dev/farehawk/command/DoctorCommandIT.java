package dev.farehawk.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandIT {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();

  @Test
  void findsNothingToMendWhereAServiceCanStart() {
    int code =
        doctor(
            "--set=farehawk.providers[0].name=live",
            "--set=farehawk.providers[0].kind=serpapi",
            "--set=farehawk.providers[0].key=not-a-real-one");

    assertThat(out.toString())
        .contains("the embedded PostgreSQL runs here", "keys are set for live")
        .doesNotContain("MEND", "not-a-real-one");
    assertThat(code).isZero();
  }

  @Test
  void saysThatNothingIsLookedAtWithoutAProvider() {
    int code = doctor();

    assertThat(out.toString()).contains("MEND  providers", "1 to mend");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void goesOnToNameEverythingThatMustBeMended() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int code = doctor(file.resolve("data"), taken.getLocalPort(), "--address=127.0.0.1");

      assertThat(out.toString())
          .contains(
              "MEND  data        " + file + " cannot be written",
              "MEND  port        " + taken.getLocalPort() + " on 127.0.0.1 cannot be used",
              "MEND  providers");
      assertThat(code).isEqualTo(1);
    }
  }

  private int doctor(String... more) {
    return doctor(folder, 0, more);
  }

  private int doctor(Path data, int port, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add("doctor");
    arguments.add("--data=" + data);
    arguments.add("--port=" + port);
    arguments.addAll(List.of(more));
    return FarehawkCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .execute(arguments.toArray(String[]::new));
  }
}
