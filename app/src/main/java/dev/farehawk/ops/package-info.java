/**
 * What the operator runs beside the pipeline: console, replay of recorded fares, imports. In: files
 * and stage records. Out: reports. Nothing in the pipeline depends on it.
 */
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {
      "fare",
      "platform",
      "place",
      "account",
      "watch",
      "poll",
      "provider",
      "history",
      "oracle",
      "alert",
      "delivery"
    })
@NullMarked
package dev.farehawk.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
