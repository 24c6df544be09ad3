/**
 * What operators may stop while the service runs. In: the table of flags, read every second. Out:
 * whether a part is stopped, for the part itself to ask where it acts. Behind it is OpenFeature.
 */
@NullMarked
package dev.farehawk.platform.flags;

import org.jspecify.annotations.NullMarked;
