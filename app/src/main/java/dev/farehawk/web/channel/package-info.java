/**
 * Where alerts go and when. In: forms of the settings, and links and tokens that come back from
 * endpoints. Out: endpoints added, confirmed, tested and put in order.
 */
@NullMarked
package dev.farehawk.web.channel;

import org.jspecify.annotations.NullMarked;
