package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code docs/openapi.json} equal to what the service serves. */
@ExtendWith(SiteTests.class)
class OpenApiDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "openapi.json");
  private static final String WRITE = "openapi.write";
  private static final String COMMAND =
      "mvn -pl app -am test -Dtest=OpenApiDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -D"
          + WRITE;

  @Test
  void theDocumentIsWhatTheServiceServes(RunningSite site) throws IOException {
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    JsonNode served = json.readTree(site.visitor().get("/api/v1/openapi.json").body());
    String text = json.writeValueAsString(served) + "\n";
    if (System.getProperty(WRITE) != null) {
      var _ = Files.writeString(DOCUMENT, text);
    }

    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as("docs/openapi.json is out of date; write it anew with: " + COMMAND)
        .isEqualTo(text);
  }
}
