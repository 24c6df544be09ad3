/** Sealed secrets: what opens them, and what does not. */
@NullMarked
package dev.farehawk.platform.seal;

import org.jspecify.annotations.NullMarked;
