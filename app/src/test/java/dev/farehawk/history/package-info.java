/** Tests of the history stage, and the observations they are made of. */
@NullMarked
package dev.farehawk.history;

import org.jspecify.annotations.NullMarked;
