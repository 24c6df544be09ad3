package dev.farehawk.provider.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Offer;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The guide tells the truth: its example works, and it names all that the schema knows. */
class GuideTest {

  private static final Path GUIDE = Path.of("../docs/providers.md");

  private static String guide() throws IOException {
    return Files.readString(GUIDE);
  }

  private static String blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(guide())
        .results()
        .map(block -> block.group(1))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void theWorkedExampleWorks() throws IOException {
    DeclarativeProvider provider =
        new DeclarativeProvider("guide", DefinitionFile.parse("docs/providers.md", blocks("yaml")));
    FareQueryRef asked = Sample.oneWay(7, Sample.DAY);
    ProviderRequest request = provider.plan(List.of(asked)).getFirst();

    ProviderResult result = provider.parse(request, Sample.reply(200, blocks("json")));

    assertThat(request.pathAndQuery()).isEqualTo("/v1/search/ZRH/LHR?lang=en");
    assertThat(result).isInstanceOf(ProviderResult.Found.class);
    ProviderResult.Found found = (ProviderResult.Found) result;
    assertThat(found.answers().getFirst().offers())
        .extracting(Offer::price)
        .containsExactly(new Money(8_850, "CHF"));
    assertThat(found.more()).isEqualTo("c2");
    assertThat(found.dropped()).isEmpty();
    ProviderRequest second =
        Objects.requireNonNull(provider.paging()).next(request, "c2", 1).orElseThrow();
    assertThat(second.pathAndQuery()).isEqualTo("/v1/search/ZRH/LHR?lang=en&after=c2");
  }

  @Test
  void namesEveryKeyAndWordOfTheSchema() throws IOException {
    String guide = guide();
    JsonNode schema;
    try (var in = DefinitionSchema.class.getResourceAsStream(DefinitionSchema.RESOURCE)) {
      schema = JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
    }

    assertThat(words(schema).distinct().filter(word -> !guide.contains(word))).isEmpty();
  }

  private static Stream<String> words(JsonNode node) {
    Stream<String> own =
        Stream.concat(
            node.path("properties").propertyNames().stream(),
            node.path("enum").valueStream().filter(JsonNode::isString).map(JsonNode::stringValue));
    return Stream.concat(own, node.valueStream().flatMap(GuideTest::words));
  }
}
