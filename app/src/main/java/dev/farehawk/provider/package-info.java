/**
 * How to ask a fare provider and understand its reply. In: requests for fare queries. Out:
 * observations or one error of a closed set. Transport, rate limit, quota, breaker and redaction
 * live here once; each adapter only plans and parses.
 */
@ApplicationModule(allowedDependencies = {"fare", "platform", "place"})
@NullMarked
package dev.farehawk.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
