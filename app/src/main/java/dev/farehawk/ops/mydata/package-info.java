/**
 * What is kept about one person, for themselves: a copy of all of it, and its end. In: the account
 * tables and every stage's rows about an account. Out: a ZIP file, or nothing left. A test walks
 * the schema, so that no table is forgotten.
 */
@NullMarked
package dev.farehawk.ops.mydata;

import org.jspecify.annotations.NullMarked;
