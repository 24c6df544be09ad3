/** Tests of amounts shown in another currency. */
@NullMarked
package dev.farehawk.web.currency;

import org.jspecify.annotations.NullMarked;
