/** Tests of what is drawn of a price history. */
@NullMarked
package dev.farehawk.web.history;

import org.jspecify.annotations.NullMarked;
