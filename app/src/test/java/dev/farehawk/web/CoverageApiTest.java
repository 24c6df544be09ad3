package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SiteTests.class)
class CoverageApiTest {

  private static final String PATH = "/api/v1/coverage";

  /** To everybody, like the status page, which shows the same. */
  @Test
  void saysThatWithoutASourceThereIsNothingToMeasure(RunningSite site) {
    HttpResponse<String> answer = site.visitor().get(PATH);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("a live source");
    assertThat(site.visitor().get("/status").body()).doesNotContain("Seen in time");
  }
}
