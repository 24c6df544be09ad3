/** Tests of the oracle stage. */
@NullMarked
package dev.farehawk.oracle;

import org.jspecify.annotations.NullMarked;
