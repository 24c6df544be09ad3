package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class FieldsTest {

  @Test
  void readsLocalTimesWithAndWithoutOffset() throws RowRejected {
    for (String time :
        new String[] {"2027-03-14T07:05:00", "2027-03-14T07:05:00+13:00", "2027-03-14T07:05:00Z"}) {
      assertThat(Fields.departure(AdapterContract.ASKED.query(), time))
          .isEqualTo("2027-03-14T07:05:00");
    }
  }

  @Test
  void tellsOtherDatesFromUnreadableOnes() {
    assertThatThrownBy(() -> Fields.departure(AdapterContract.ASKED.query(), "2027-03-15T00:05:00"))
        .isInstanceOfSatisfying(
            RowRejected.class, row -> assertThat(row.fault()).isEqualTo(RowFault.OTHER_DATE));
    assertThatThrownBy(() -> Fields.departure(AdapterContract.ASKED.query(), "at noon"))
        .isInstanceOfSatisfying(
            RowRejected.class, row -> assertThat(row.fault()).isEqualTo(RowFault.UNREADABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1:55", "PT0S", "-PT5M", "P9D", "PT99999999999999999H"})
  void aDurationThatNoJourneyHasIsNotTold(String text) {
    assertThat(Fields.duration(text)).isNull();
  }

  @Test
  void readsDurations() {
    assertThat(Fields.duration("PT02H26M")).isEqualTo(Duration.ofMinutes(146));
    assertThat(Fields.duration("P1DT2H")).isEqualTo(Duration.ofHours(26));
    assertThat(Fields.minutes(JsonNodeFactory.instance.numberNode(115)))
        .isEqualTo(Duration.ofMinutes(115));
    assertThat(Fields.minutes(JsonNodeFactory.instance.numberNode(-1))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://x",
        "javascript:alert(1)",
        "https://x/\u202e",
        "https://x/a b",
        "https://x/\"onclick"
      })
  void aStrangeLinkIsNotShown(String link) {
    assertThat(Fields.link(link)).isNull();
  }
}
