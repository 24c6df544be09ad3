/**
 * Expedia Group's partner flight API (XAP), version 3: live listings of one departure date, a
 * calendar of 61 dates and one of seven. In: fare queries. Out: requests to {@code
 * /flights/listings}, {@code /flights/farecalendar} and {@code /flights/flexsearch}, and their
 * replies in normal form. Source: <a href="https://github.com/ExpediaGroup/xap-java-sdk">Expedia's
 * own specification</a>.
 */
@NullMarked
package dev.farehawk.provider.expedia;

import org.jspecify.annotations.NullMarked;
