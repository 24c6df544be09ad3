/**
 * The inbox: pages, the live stream of new alerts, and the alert resource of the API. In: alerts of
 * the person who asks. Out: lines, detail pages with every time from change to acceptance, events.
 */
@NullMarked
package dev.farehawk.web.alert;

import org.jspecify.annotations.NullMarked;
