/**
 * Price charts, drawn on the server. In: recorded price points and the typical band. Out: paths and
 * labels of an SVG, the sparkline of a card, the calendar of cheapest dates, and the JSON of the
 * history resource.
 */
@NullMarked
package dev.farehawk.web.history;

import org.jspecify.annotations.NullMarked;
