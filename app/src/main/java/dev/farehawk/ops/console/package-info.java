/**
 * What an operator must see of the running service. In: what the stages wrote down and know of
 * themselves. Out: figures for pages and programs, and the few things an operator may set going
 * again, each of them audited. Reads nobody's fares and watches.
 */
@NullMarked
package dev.farehawk.ops.console;

import org.jspecify.annotations.NullMarked;
