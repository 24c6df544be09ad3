/** Tests of declared providers: what a definition may say, and what it makes of replies. */
@NullMarked
package dev.farehawk.provider.declarative;

import org.jspecify.annotations.NullMarked;
