/**
 * Fare providers that are declared in a file instead of programmed. In: a YAML definition that fits
 * the shipped JSON Schema, and fare queries. Out: requests and, from their replies, normal form or
 * one error of the closed set. Start at {@code DeclarativeProvider}; a definition is read by {@code
 * DefinitionFile}.
 */
@NullMarked
package dev.farehawk.provider.declarative;

import org.jspecify.annotations.NullMarked;
