package dev.farehawk.delivery;

import dev.farehawk.alert.News;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of news on its way to one endpoint.
 *
 * @param id of the delivery: the same at every try, so that receivers can drop repeats
 * @param sentAt when this try began
 * @param mustArriveBy by when it was promised
 */
public record Parcel(UUID id, Recipient to, News news, Instant sentAt, Instant mustArriveBy) {

  /**
   * Who gets it.
   *
   * @param address e-mail address or URL
   * @param zone the owner's, for showing times
   * @param key signing key of a webhook, keys of a browser, address or token of a chat; null where
   *     there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // read from the database as it is, never compared
  public record Recipient(
      long endpoint, UUID account, String address, ZoneId zone, byte @Nullable [] key) {

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
      return "Recipient[endpoint=" + endpoint + "]";
    }
  }
}
