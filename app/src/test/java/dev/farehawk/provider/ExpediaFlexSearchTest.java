package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.provider.expedia.ExpediaCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpediaFlexSearchTest extends ExpediaCalendarContract {

  @Override
  ProviderKind kind() {
    return ProviderKind.EXPEDIA_FLEX;
  }

  @Override
  String date(String day) {
    return "\"DepartureDates\": [\"" + day + "\"]";
  }

  @Override
  String dateParameter() {
    return "segment1.departureDate";
  }

  @Test
  void oneCallReachesThreeDaysToEitherSide() {
    FareQueryRef last = dated(8, "2027-03-20");
    FareQueryRef beyond = dated(9, "2027-03-21");
    FareQueryRef sameWeek = dated(10, "2027-03-22");

    List<ProviderRequest> requests =
        ExpediaCalendar.ofAWeek("week").plan(List.of(ASKED, sameWeek, last, beyond));

    assertThat(requests)
        .extracting(ProviderRequest::asked)
        .containsExactly(List.of(ASKED, last), List.of(beyond, sameWeek));
    assertThat(requests)
        .extracting(request -> request.parameters().get("segment1.departureDate"))
        .containsExactly("2027-03-17", "2027-03-22");
  }

  @Test
  void aRowForTwoDatesIsARoundTrip() {
    String body =
        reply("CHF", "\"88\"").replace("[\"" + DAY + "\"]", "[\"" + DAY + "\", \"2027-03-20\"]");

    assertThat(error(call(replying(body)))).isInstanceOf(ProviderError.Malformed.class);
  }
}
