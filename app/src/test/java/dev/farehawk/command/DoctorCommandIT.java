package dev.farehawk.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
  void warnsOfALegacyThatIsSwitchedOn() {
    int code =
        doctor(
            "--set=farehawk.providers[0].name=old",
            "--set=farehawk.providers[0].kind=amadeus",
            "--set=farehawk.providers[0].key.user=my-client-id",
            "--set=farehawk.providers[0].key.secret=not-a-real-one",
            "--set=farehawk.providers[0].enabled=true");

    assertThat(out.toString())
        .contains("keys are set for old; old is a legacy: Amadeus Self-Service closed")
        .doesNotContain("MEND", "not-a-real-one", "my-client-id");
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

  @Test
  void namesTheLineOfADefinitionThatCannotWork() throws IOException {
    Path file = folder.resolve("kiwi.yaml");
    Files.writeString(file, "farehawk-provider: 1\ntitle: Kiwi\nadress: https://api.example.org\n");
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int code;
    try (PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8)) {
      System.setErr(err);
      code =
          doctor(
              "--set=farehawk.providers[0].name=kiwi",
              "--set=farehawk.providers[0].kind=declarative",
              "--set=farehawk.providers[0].key=not-a-real-one",
              "--set=farehawk.providers[0].definition=" + file);
    } finally {
      System.setErr(before);
    }

    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains(
            "farehawk: Provider definition " + file + ", line 3, at adress:",
            "did you mean address?")
        .doesNotContain("not-a-real-one", "\tat ");
    assertThat(code).isNotZero();
  }

  @Test
  void takesADefinitionThatShips() {
    int code =
        doctor(
            "--set=farehawk.providers[0].name=kiwi",
            "--set=farehawk.providers[0].kind=declarative",
            "--set=farehawk.providers[0].key=not-a-real-one",
            "--set=farehawk.providers[0].definition=shipped:kiwi-tequila-search");

    assertThat(out.toString()).contains("keys are set for kiwi").doesNotContain("MEND");
    assertThat(code).isZero();
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
