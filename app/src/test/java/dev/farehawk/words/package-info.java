@NullMarked
package dev.farehawk.words;

import org.jspecify.annotations.NullMarked;
