/**
 * Pages, REST API and live updates, one sub-package per stage. In: requests of people and programs.
 * Out: HTML, JSON, events. Has no SQL: it reads and writes through the stages' public types.
 */
@ApplicationModule(
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
      "delivery",
      "ops",
      "words"
    })
@NullMarked
package dev.farehawk.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
