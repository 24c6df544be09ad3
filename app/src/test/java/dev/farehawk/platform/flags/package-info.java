@NullMarked
package dev.farehawk.platform.flags;

import org.jspecify.annotations.NullMarked;
