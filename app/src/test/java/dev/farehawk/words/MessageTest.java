package dev.farehawk.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.fare.Money;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {

  @Test
  void argumentsAreFilledInByName() {
    assertThat(say("en", "{from} to {to}, {from}", "to", "Rome", "from", "Oslo"))
        .isEqualTo("Oslo to Rome, Oslo");
  }

  @Test
  void pluralsFollowTheRulesOfTheLanguage() {
    String polish = "{n, plural, one {# dzień} few {# dni} many {# dni!} other {# dnia}}";

    assertThat(say("pl", polish, "n", 1)).isEqualTo("1 dzień");
    assertThat(say("pl", polish, "n", 3)).isEqualTo("3 dni");
    assertThat(say("pl", polish, "n", 12)).isEqualTo("12 dni!");
    assertThat(say("ja", "{n, plural, other {#日}}", "n", 1)).isEqualTo("1日");
    assertThat(say("fr", "{n, plural, one {# jour} other {# jours}}", "n", 0)).isEqualTo("0 jour");
  }

  @Test
  void anExactNumberGoesBeforeItsForm() {
    String source = "{n, plural, =0 {none} one {one of {all}} other {# of {all}}}";

    assertThat(say("en", source, "n", 0, "all", 1200)).isEqualTo("none");
    assertThat(say("en", source, "n", 1, "all", 1200)).isEqualTo("one of 1,200");
    assertThat(say("de", source, "n", 1100, "all", 1200)).isEqualTo("1.100 of 1.200");
  }

  @Test
  void ordinalsAndChoicesAreChosen() {
    String rank = "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}";

    assertThat(say("en", rank, "n", 22)).isEqualTo("22nd");
    assertThat(say("en", "{kind, select, metro {all airports} other {{kind}}}", "kind", "metro"))
        .isEqualTo("all airports");
    assertThat(say("en", "{kind, select, metro {all airports} other {{kind}}}", "kind", "spa"))
        .isEqualTo("spa");
  }

  @Test
  void valuesKnowTheirFormInTheLanguage() {
    LocalDate day = LocalDate.of(2026, 3, 12);
    Money price = new Money(123450, "EUR");

    assertThat(say("de", "{price} am {day}", "price", price, "day", day))
        .isEqualTo("1.234,50\u00a0€ am Do., 12. März 2026");
    assertThat(say("ja", "{day}：{price}", "price", price, "day", day))
        .isEqualTo("2026年3月12日(木)：€1,234.50");
  }

  @Test
  void textIsNeverReadAsAPattern() {
    assertThat(say("en", "{name}!", "name", "{from} '{x}' #")).isEqualTo("{from} '{x}' #!");
  }

  @Test
  void aMissingValueLeavesItsName() {
    assertThat(say("en", "{name}!")).isEqualTo("{name}!");
  }

  @Test
  void brokenSourcesAreRefused() {
    for (String source :
        new String[] {
          "{", "{n, plural, one {x}}", "{n, plural, offset:1 other {#}}", "{0}", "{at, date, short}"
        }) {
      assertThatThrownBy(() -> Message.parse(source, Languages.rules("en")))
          .as(source)
          .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
    }
  }

  private static String say(String tag, String source, Object... named) {
    Message message = Message.parse(source, Languages.rules(tag));
    return new Words(
            tag, Locale.forLanguageTag(tag), Map.of("it", message), null, new Retold(Map.of()))
        .say("it", named);
  }
}
