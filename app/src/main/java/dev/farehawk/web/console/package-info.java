/**
 * Pages for those who run the service, below {@code /console}. In: requests of operators and
 * administrators; nobody else gets here. Out: figures in words, and forms that set things going.
 */
@NullMarked
package dev.farehawk.web.console;

import org.jspecify.annotations.NullMarked;
