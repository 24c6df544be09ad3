/** Reading recordings and judging alerts in hindsight. */
@NullMarked
package dev.farehawk.ops.replay;

import org.jspecify.annotations.NullMarked;
