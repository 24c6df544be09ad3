/** Tests of the words. */
@NullMarked
package dev.farehawk.fare;

import org.jspecify.annotations.NullMarked;
