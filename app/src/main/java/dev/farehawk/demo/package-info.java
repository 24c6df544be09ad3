/**
 * Everything in one process for the first five minutes: a simulated market as the providers, a mail
 * catcher, travellers, and the proof that judges the pipeline from outside. In: options of the
 * command line. Out: a running service and a report. The only package that knows the market
 * simulator; nothing depends on it.
 */
@ApplicationModule
@NullMarked
package dev.farehawk.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
