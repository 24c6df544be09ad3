@NullMarked
package dev.farehawk.ops.capacity;

import org.jspecify.annotations.NullMarked;
