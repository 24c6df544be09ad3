package dev.farehawk.demo;

import dev.farehawk.watch.Rule;
import dev.faremarket.Route;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One watch a demo traveller will set.
 *
 * @param traveller 0 is the person trying the demo
 * @param departure the date wished for
 * @param flexDays how many days earlier or later are just as good
 */
record PlannedWatch(int traveller, Route route, LocalDate departure, int flexDays, Rule rule) {

  List<LocalDate> departures() {
    return IntStream.rangeClosed(-flexDays, flexDays).mapToObj(departure::plusDays).toList();
  }
}
