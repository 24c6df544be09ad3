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
   * Where somebody is at home.
   *
   * @param language IETF language tag
   */
  public record Locality(ZoneId zone, String language) {}

  /**
   * Who gets it.
   *
   * @param address e-mail address or URL
   * @param locality how the owner wants to be told
   * @param key signing key of a webhook, keys of a browser; null where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // read from the database as it is, never compared
  public record Recipient(
      long endpoint, UUID account, String address, Locality locality, byte @Nullable [] key) {

    /** The owner's zone, for showing times. */
    public ZoneId zone() {
      return locality.zone();
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
      return "Recipient[endpoint=" + endpoint + "]";
    }
  }
}
