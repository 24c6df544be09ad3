/**
 * Whether the pipeline's books balance: what went in at each stage against what came out. In: the
 * rows the stages wrote. Out: sums over a span of time, and everything that is missing between two
 * of them, with the rows to look at. Writes nothing.
 */
@NullMarked
package dev.farehawk.ops.books;

import org.jspecify.annotations.NullMarked;
