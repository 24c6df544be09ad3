@NullMarked
package dev.farehawk.ops.insight;

import org.jspecify.annotations.NullMarked;
