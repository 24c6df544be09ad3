package dev.farehawk.ops.mydata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportMyDataTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final JdbcTransactionManager transactions =
      new JdbcTransactionManager(database.dataSource());
  private Instant now = Person.NOW;
  private final ExportMyData export =
      new ExportMyData(
          jdbc,
          new TransactionTemplate(transactions),
          MyDataWiring.oneMoment(transactions),
          () -> now,
          new MyDataConfig(3, 1, Duration.ZERO));

  private Person ana = new Person(new java.util.UUID(0, 0), "", 0);
  private int audited;

  @BeforeEach
  void people() {
    ana = Person.insert(database, 41);
    Person.insert(database, 52);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyPartHoldsWhatIsKeptOfThePersonAndNothingOfAnother() throws IOException {
    Map<String, String> files = take();

    for (ExportPart part : ExportParts.all()) {
      JsonNode json = JSON.readTree(files.get(part.name() + ".json"));
      assertThat(json.size()).as(part.name()).isPositive();
    }
    assertThat(String.join("\n", files.values()))
        .contains(ana.email(), "Home server 41", "Firefox 41", "Phone 41", "250 OK 41")
        .doesNotContain(
            "person52", "Home server 52", "Firefox 52", new java.util.UUID(52, 52).toString());
    assertThat(JSON.readTree(files.get("profile.json")).get("email").asString())
        .isEqualTo(ana.email());
    assertThat(JSON.readTree(files.get("alerts.json")).get(0).get("amountMinor").asLong())
        .isEqualTo(10_000);
    assertThat(JSON.readTree(files.get("alerts.json")).get(0).get("observedAt").asString())
        .isEqualTo("2027-01-05T00:00:00Z");
  }

  @Test
  void noSecretIsInIt() throws IOException {
    String all = String.join("\n", take().values());

    for (String secret :
        new String[] {
          "plainsecret", "sealedsecret", "tokenhash", "challengehash", "codehash", "keyhash",
          "session41", "primary41", "series41", "remembertoken", "oldtoken", "totpsecret",
          "recoveryhash", "publickey", "hash-41"
        }) {
      assertThat(all).doesNotContain(secret);
      assertThat(all).doesNotContain(hex(secret));
    }
  }

  private static String hex(String text) {
    return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aboutSaysWhatIsInItAndWhatIsNot() throws IOException {
    Map<String, String> files = take();
    JsonNode about = JSON.readTree(files.get("about.json"));

    assertThat(about.get("account").asString()).isEqualTo(ana.account().toString());
    assertThat(about.get("files").size()).isEqualTo(files.size() - 1);
    assertThat(about.get("withheld").size()).isEqualTo(Withheld.all().size());
    about
        .get("files")
        .forEach(file -> {
          assertThat(files).containsKey(file.get("file").asString());
        });
  }

  @Test
  void noCellBeginsAFormula() throws IOException {
    Map<String, String> files = take();

    assertThat(files.get("watches.csv")).contains(",'=cmd|'/c calc'!A0 41,");
    assertThat(files.get("endpoints.csv")).contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
    assertThat(JSON.readTree(files.get("watches.json")).get(0).get("label").asString())
        .as("JSON is never computed")
        .startsWith("=cmd");
  }

  @Test
  void someCopiesADayAndEachIsAudited() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(export.allowance(ana.account()).left()).isEqualTo(3 - i);
      take();
      now = now.plusSeconds(60);
    }

    assertThat(audited).isEqualTo(3);
    assertThatThrownBy(this::take)
        .isInstanceOfSatisfying(
            ExportRefused.class,
            refusal ->
                assertThat(refusal.waitFor()).isEqualTo(Duration.ofDays(1).minusSeconds(3 * 60)));
    assertThat(audited).as("a refused copy is none").isEqualTo(3);
    now = Person.NOW.plus(Duration.ofDays(1)).plusSeconds(1);
    assertThat(take()).isNotEmpty();
  }

  @Test
  void aLongHistoryPassesThroughWhole() throws IOException {
    jdbc.sql(
            """
            INSERT INTO notice (account, words, created_at)
            SELECT :account, 'notice ' || n || repeat('x', 400), '2027-01-09'
            FROM generate_series(1, 20000) AS n
            """)
        .param("account", ana.account())
        .update();

    Map<String, String> files = take();

    assertThat(JSON.readTree(files.get("notices.json")).size()).isEqualTo(20_001);
    assertThat(files.getOrDefault("notices.csv", "").lines().count()).isEqualTo(20_002);
  }

  private Map<String, String> take() throws IOException {
    ExportMyData.Copy copy = export.copy(ana.account(), () -> audited++);
    Map<String, String> files = new LinkedHashMap<>();
    byte[] bytes = copy.content().readAllBytes();
    copy.content().close();
    assertThat(bytes).hasSize((int) copy.bytes());
    try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
