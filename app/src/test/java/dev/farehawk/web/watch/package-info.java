@NullMarked
package dev.farehawk.web.watch;

import org.jspecify.annotations.NullMarked;
