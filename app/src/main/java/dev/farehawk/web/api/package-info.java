/**
 * The REST API under /api/v1: JSON in, JSON or problem+json (RFC 9457) out. In: requests with an
 * API key or a session. Out: places, watches, price histories, verdicts and alerts of the person
 * who asks. Described by /api/v1/openapi.json.
 */
@NullMarked
package dev.farehawk.web.api;

import org.jspecify.annotations.NullMarked;
