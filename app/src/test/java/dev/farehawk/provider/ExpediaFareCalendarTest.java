package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.provider.expedia.ExpediaCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpediaFareCalendarTest extends ExpediaCalendarContract {

  @Override
  ProviderKind kind() {
    return ProviderKind.EXPEDIA_CALENDAR;
  }

  @Override
  String date(String day) {
    return "\"DepartureDate\": \"" + day + "T09:12:28+00:00\"";
  }

  @Override
  String dateParameter() {
    return "departureDate";
  }

  @Test
  void oneCallReachesSixtyDaysAhead() {
    FareQueryRef last = dated(8, "2027-05-13");
    FareQueryRef beyond = dated(9, "2027-05-14");

    List<ProviderRequest> requests =
        ExpediaCalendar.ofTwoMonths("calendar").plan(List.of(beyond, last, ASKED));

    assertThat(requests)
        .extracting(ProviderRequest::asked)
        .containsExactly(List.of(ASKED, last), List.of(beyond));
    assertThat(requests)
        .extracting(request -> request.parameters().get("departureDate"))
        .containsExactly("2027-03-14", "2027-05-14");
  }
}
