package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SiteTests.class)
class CoverageApiTest {

  private static final String PATH = "/api/v1/coverage";

  @Test
  void asksWhoItIs(RunningSite site) {
    assertThat(site.visitor().get(PATH).statusCode()).isEqualTo(401);
  }

  @Test
  void saysThatWithoutASourceThereIsNothingToMeasure(RunningSite site) {
    String email = "coverage@example.org";
    var _ = site.visitor().signUp(email);
    var owner = site.part(Accounts.class).authenticate(email, RunningSite.PASSWORD).orElseThrow();
    String key = site.part(ApiKeys.class).create(owner.id(), "test").secret();

    HttpResponse<String> answer = site.visitor().get(PATH, "Authorization", "Bearer " + key);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("a live source");
    assertThat(site.visitor().get("/status").body()).doesNotContain("Seen in time");
  }
}
