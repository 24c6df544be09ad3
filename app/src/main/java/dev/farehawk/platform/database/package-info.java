/**
 * The one database of the service: the embedded PostgreSQL or the operator's own. In: settings and
 * the data folder. Out: a pool of connections as the application's data source.
 */
@NullMarked
package dev.farehawk.platform.database;

import org.jspecify.annotations.NullMarked;
