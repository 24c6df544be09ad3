/**
 * Alerts in people's chats and on their phones by ntfy, through addresses that they made there. In:
 * parcels. Out: one POST each, in the shape of the service, only to addresses on the public
 * internet, and what the other side answered.
 */
@NullMarked
package dev.farehawk.delivery.chat;

import org.jspecify.annotations.NullMarked;
