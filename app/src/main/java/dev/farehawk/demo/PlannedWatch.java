package dev.farehawk.demo;

import dev.farehawk.fare.FareFilter;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.Stay;
import dev.faremarket.Route;
import dev.faremarket.judge.FareKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One watch a demo traveller will set.
 *
 * @param traveller 0 is the person trying the demo
 * @param departure the date wished for
 * @param flexDays how many days earlier or later are just as good
 * @param stay one way, or there and back
 * @param filter which offers will do
 */
record PlannedWatch(
    int traveller,
    Route route,
    LocalDate departure,
    int flexDays,
    Stay stay,
    FareFilter filter,
    Rule rule) {

  List<LocalDate> departures() {
    return IntStream.rangeClosed(-flexDays, flexDays).mapToObj(departure::plusDays).toList();
  }

  /** What it compares prices within, in the judge's words. */
  List<FareKey> fares() {
    List<FareKey> fares = new ArrayList<>();
    for (LocalDate date : departures()) {
      switch (stay) {
        case Stay.OneWay _ -> fares.add(new FareKey(route, date));
        case Stay.Until until -> fares.add(new FareKey(route, date, until.date()));
        case Stay.Nights nights -> {
          for (int night = nights.least(); night <= nights.most(); night++) {
            fares.add(new FareKey(route, date, date.plusDays(night)));
          }
        }
      }
    }
    return fares;
  }
}
