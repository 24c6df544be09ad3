/**
 * The words everybody uses: market, fare query, money, offer, observation. Values only: no I/O, no
 * clock, and no dependency on any other package. Prices compare only within one {@link
 * dev.farehawk.fare.FareQuery}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.farehawk.fare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
