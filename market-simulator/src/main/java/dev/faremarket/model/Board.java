package dev.faremarket.model;

import dev.faremarket.Route;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything about one departure of one route: who sells it and what each asked, ever.
 *
 * @param services who serves the route
 * @param paths the price path of each, in the same order
 */
public record Board(
    Route route, LocalDate departure, List<CarrierService> services, List<FarePath> paths) {}
