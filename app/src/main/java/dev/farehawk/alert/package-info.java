/**
 * Who is told. In: judged changes and the watches on their fare query. Out: at most one alert per
 * watch and trigger, committed together with the state of the watch and its deliveries; a
 * correction when a told fare is gone; a word when nobody looks any more. The rule machine is pure;
 * the shell pages through.
 */
@ApplicationModule(
    allowedDependencies = {"fare", "platform", "oracle", "account", "watch", "poll", "provider"})
@NullMarked
package dev.farehawk.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
