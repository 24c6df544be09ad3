/**
 * The floor the stages stand on: time, ids, configuration, loops, the database. In: settings. Out:
 * the few building blocks every stage shares. Knows no stage.
 */
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
@NullMarked
package dev.farehawk.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
