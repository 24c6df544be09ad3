package dev.farehawk.provider.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JMESPath over trees of Jackson 3. */
class JsonExpressionTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final JsonNode TREE =
      JSON.readTree(
          """
          {"rows": [{"id": 2, "price": 129.9, "tags": ["a", "b"]}, {"id": 1, "price": 88, "tags": []}],
           "byDate": {"2027-03-14": {"price": 88}, "2027-03-15": {"price": 90}},
           "big": 12345678901234567890, "text": "12.5", "no": false, "nothing": null}\
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "rows[0].price ; 129.9",
        "rows[?price < `100`].id ; [1]",
        "sort_by(rows, &price)[0].id ; 1",
        "max_by(rows, &price).id ; 2",
        "rows[].tags[] ; [\"a\",\"b\"]",
        "rows[*].{n: id, p: price} ; [{\"n\":2,\"p\":129.9},{\"n\":1,\"p\":88}]",
        "byDate.* ; [{\"price\":88},{\"price\":90}]",
        "values(byDate)[1].price ; 90",
        "keys(byDate)[0] ; \"2027-03-14\"",
        "byDate.\"2027-03-15\".price ; 90",
        "length(rows) ; 2",
        "to_number(text) ; 12.5",
        "to_string(rows[1].id) ; \"1\"",
        "join('/', keys(byDate)) ; \"2027-03-14/2027-03-15\"",
        "no || nothing || 'left' ; \"left\"",
        "nothing == `null` && !no ; true",
        "contains(text, '2.') ; true",
        "type(rows) ; \"array\"",
        "sum(rows[].price) ; 217.9",
        "not_null(nothing, missing, text) ; \"12.5\"",
        "merge(byDate, `{\"x\": 1}`).x ; 1",
        "reverse(rows)[0].id ; 1",
        "big ; 12345678901234567890",
        "missing.deep[3].er ; null",
        "length(no) ; null",
        "sum(text) ; null"
      })
  void searches(String expression, String found) {
    assertThat(JsonExpression.of(expression, "").search(TREE)).hasToString(found);
  }

  @Test
  void truthIsThatOfTheSpecification() {
    for (String no : new String[] {"no", "nothing", "missing", "`[]`", "`{}`", "''"}) {
      assertThat(JsonExpression.of(no, "").holds(TREE)).as(no).isFalse();
    }
    for (String yes : new String[] {"rows", "text", "`0`", "`{\"a\": null}`", "!no"}) {
      assertThat(JsonExpression.of(yes, "").holds(TREE)).as(yes).isTrue();
    }
  }
}
