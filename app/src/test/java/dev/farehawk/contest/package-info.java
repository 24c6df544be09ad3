/** Tests of the contest. */
@NullMarked
package dev.farehawk.contest;

import org.jspecify.annotations.NullMarked;
