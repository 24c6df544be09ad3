package dev.farehawk.ops.console;

import dev.farehawk.account.Actor;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.account.Channel;
import dev.farehawk.oracle.Oracle;
import dev.farehawk.platform.flags.FlagTable;
import dev.farehawk.platform.flags.LiveSwitches;
import dev.farehawk.platform.flags.Switch;
import dev.farehawk.provider.ProviderGateways;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that an operator may stop, and the hand that stops it. Each turn of a switch stands in the
 * audit log with its reason, in the transaction that turns it.
 */
public final class SwitchBoard {

  private final FlagTable table;
  private final LiveSwitches live;
  private final Audit audit;
  private final InstantSource clock;
  private final List<Switch> parts;

  /** With a switch for each provider, channel and judge of this service. */
  public SwitchBoard(
      FlagTable table,
      LiveSwitches live,
      Audit audit,
      InstantSource clock,
      ProviderGateways providers,
      List<Oracle> oracles) {
    this.table = table;
    this.live = live;
    this.audit = audit;
    this.clock = clock;
    this.parts =
        Stream.of(
                Stream.of(Switch.CHANGES, Switch.SIGN_UP),
                providers.all().stream().map(gateway -> Switch.provider(gateway.provider().name())),
                Arrays.stream(Channel.values()).map(channel -> Switch.channel(channel.name())),
                oracles.stream().map(Oracle::family).distinct().map(Switch::verdicts))
            .flatMap(one -> one)
            .toList();
  }

  /**
   * How a switch stands.
   *
   * @param reason of its last turn; null when it was never touched
   * @param since its last turn; null when it was never touched
   */
  public record State(
      Switch part, boolean stopped, @Nullable String reason, @Nullable Instant since) {}

  /** All of them, as the table has them. */
  public List<State> all() {
    Map<String, FlagTable.Setting> settings = table.all();
    return parts.stream().map(part -> state(part, settings.get(part.key()))).toList();
  }

  /** The part of this key. */
  public Optional<Switch> part(String key) {
    return parts.stream().filter(part -> part.key().equals(key)).findFirst();
  }

  /**
   * Stops a part or lets it go on. This process follows at once, the others within about a second.
   *
   * @param reason why, 1 to {@link FlagTable#LONGEST_REASON} characters; names nobody
   */
  public State turn(Actor by, Switch part, boolean stop, String reason) {
    FlagTable.Setting setting = new FlagTable.Setting(stop, reason, clock.instant());
    AuditEvent event =
        AuditEvent.done(
            Action.SERVICE_CHANGED,
            by,
            null,
            "%s %s: %s".formatted(stop ? "stops" : "lets go on", part.key(), reason));
    audit.during(
        () -> {
          table.set(part, setting);
          return part;
        },
        _ -> event);
    live.refresh();
    return state(part, setting);
  }

  private static State state(Switch part, FlagTable.@Nullable Setting setting) {
    return setting == null
        ? new State(part, false, null, null)
        : new State(part, setting.stopped(), setting.reason(), setting.changedAt());
  }
}
