/**
 * Getting an alert into somebody's hand. In: deliveries due. Out: attempts, and an accepted or
 * abandoned delivery. Claims work with short leases, retries inside the deadline, one sub-package
 * per channel.
 */
@ApplicationModule(
    allowedDependencies = {"fare", "platform", "oracle", "alert", "account", "words"})
@NullMarked
package dev.farehawk.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
