package dev.farehawk.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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

  private int doctor(String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add("doctor");
    arguments.add("--data=" + folder);
    arguments.add("--port=0");
    arguments.addAll(List.of(more));
    return FarehawkCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .execute(arguments.toArray(String[]::new));
  }
}
