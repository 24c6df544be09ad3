package dev.farehawk.ops.console;

import dev.farehawk.account.Actor;
import dev.farehawk.account.Audit;
import dev.farehawk.account.AuditEvent;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.history.Quarantine;
import java.util.List;

/** Where operators decide about doubtful prices; each decision stands in the audit log. */
public final class QuarantineDesk {

  private static final int SHOWN = 100;

  private final Quarantine quarantine;
  private final Audit audit;

  /** Over these. */
  public QuarantineDesk(Quarantine quarantine, Audit audit) {
    this.quarantine = quarantine;
    this.audit = audit;
  }

  /** The newest 100 that wait. */
  public List<Quarantine.Held> open() {
    return quarantine.open(SHOWN);
  }

  /** The newest 100 that wait no longer. */
  public List<Quarantine.Held> decided() {
    return quarantine.decided(SHOWN);
  }

  /**
   * Believes a doubtful price, or takes it for a glitch.
   *
   * @return false where it waits no longer, or there is none of this number
   */
  public boolean decide(Actor by, long id, boolean believe) {
    AuditEvent event =
        AuditEvent.done(
            Action.SERVICE_CHANGED,
            by,
            null,
            "%s the doubtful price %d".formatted(believe ? "believes" : "refuses", id));
    return quarantine.decide(id, believe, () -> audit.record(event));
  }
}
