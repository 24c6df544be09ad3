package dev.farehawk.web.api;

import dev.farehawk.account.Channel;
import dev.farehawk.account.DigestTimes;
import dev.farehawk.account.KeepPreferences.Use;
import dev.farehawk.account.Preferences;
import dev.farehawk.account.QuietHours;
import dev.farehawk.account.Scope;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.web.channel.OwnWishes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When alerts come to the person who asks, how many, and over which channels first. */
@RestController
@RequestMapping(path = "/api/v1/me/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Me")
class NotificationApi {

  private final OwnWishes wishes;

  NotificationApi(OwnWishes wishes) {
    this.wishes = wishes;
  }

  /** Times of day such as 22:00, on the clock of the account's zone; the end may be a day later. */
  @Schema(name = "QuietHours")
  record QuietJson(@Nullable String from, @Nullable String until) {}

  /** A time of day such as 18:00, and a day of the week such as FRIDAY; without, every day. */
  @Schema(name = "DigestTimes")
  record DigestJson(@Nullable String at, @Nullable String day) {}

  /** Alerts go to the lowest position first and on to the next if it fails; none to what is off. */
  @Schema(name = "ChannelUse")
  record UseJson(int position, boolean off) {}

  /** Null or left out: never quiet, no cap, no digest. Channels that are left out stay. */
  @Schema(name = "Notifications")
  record NotificationsJson(
      @Nullable QuietJson quiet,
      @Nullable Integer mostADay,
      @Nullable DigestJson digest,
      @Nullable Map<String, UseJson> channels) {}

  @GetMapping
  @Needs(Scope.ACCOUNT)
  @Operation(operationId = "readNotifications", summary = "Read when alerts come to me")
  NotificationsJson read(@Parameter(hidden = true) @AuthenticationPrincipal Traveller who) {
    Preferences preferences = preferences(who);
    QuietHours quiet = preferences.quiet();
    DigestTimes digest = preferences.digest();
    DayOfWeek day = digest == null ? null : digest.day();
    Map<String, UseJson> channels = new TreeMap<>();
    wishes
        .channels(who.account())
        .forEach(
            (channel, use) -> channels.put(channel.name(), new UseJson(use.position(), use.off())));
    return new NotificationsJson(
        quiet == null ? null : new QuietJson(quiet.from().toString(), quiet.until().toString()),
        preferences.mostADay(),
        digest == null
            ? null
            : new DigestJson(digest.at().toString(), day == null ? null : day.name()),
        channels);
  }

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ACCOUNT)
  @Operation(
      operationId = "changeNotifications",
      summary = "Say when alerts come to me, how many, together or apart",
      description =
          "Replaces quiet hours, cap and digest; what is left out ends. Alerts that wait for the"
              + " end of quiet hours or for a digest follow at once.")
  NotificationsJson change(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @RequestBody NotificationsJson wish) {
    Preferences wanted =
        new Preferences(
            preferences(who).zone(),
            quiet(wish.quiet()),
            cap(wish.mostADay()),
            digest(wish.digest()));
    Map<Channel, Use> uses = uses(wish.channels());
    wishes.change(who.account(), wanted, uses);
    return read(who);
  }

  private Preferences preferences(Traveller who) {
    return wishes.of(who.account()).orElseThrow(WatchApi::notFound);
  }

  private static @Nullable QuietHours quiet(@Nullable QuietJson wish) {
    if (wish == null) {
      return null;
    }
    LocalTime from = time("quiet.from", wish.from());
    LocalTime until = time("quiet.until", wish.until());
    if (from.equals(until)) {
      throw new BadField("quiet.until", "use another time than quiet.from, or leave out quiet");
    }
    return new QuietHours(from, until);
  }

  private static @Nullable Integer cap(@Nullable Integer most) {
    if (most != null && (most < 1 || most > Preferences.HIGHEST_CAP)) {
      throw new BadField(
          "mostADay", "use 1 to " + Preferences.HIGHEST_CAP + ", or leave it out for no cap");
    }
    return most;
  }

  private static @Nullable DigestTimes digest(@Nullable DigestJson wish) {
    return wish == null ? null : new DigestTimes(time("digest.at", wish.at()), day(wish.day()));
  }

  private static LocalTime time(String field, @Nullable String text) {
    try {
      return LocalTime.parse(text == null ? "" : text);
    } catch (DateTimeException e) {
      throw new BadField(field, "use a time of day such as 18:00");
    }
  }

  private static @Nullable DayOfWeek day(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new BadField("digest.day", "use a day such as FRIDAY, or leave it out for every day"));
  }

  private static Map<Channel, Use> uses(@Nullable Map<String, UseJson> wish) {
    Map<Channel, Use> uses = new EnumMap<>(Channel.class);
    if (wish != null) {
      wish.forEach((name, use) -> uses.put(channel(name), use(name, use)));
    }
    return uses;
  }

  private static Channel channel(String name) {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel != Channel.INBOX && channel.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new BadField("channels." + name, "there is no such channel that can be ordered"));
  }

  private static Use use(String name, @Nullable UseJson use) {
    if (use == null || use.position() < 0 || use.position() > Use.LAST_POSITION) {
      throw new BadField(
          "channels." + name, "use a position of 0 to " + Use.LAST_POSITION + ", and off or not");
    }
    return new Use(use.position(), use.off());
  }
}
