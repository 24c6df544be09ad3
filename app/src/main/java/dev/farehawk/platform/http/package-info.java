/**
 * Where the service is reached. In: the settings of address and port. Out: a web server that
 * listens there, and the address for links.
 */
@NullMarked
package dev.farehawk.platform.http;

import org.jspecify.annotations.NullMarked;
