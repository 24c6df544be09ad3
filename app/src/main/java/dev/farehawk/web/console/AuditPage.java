package dev.farehawk.web.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log, newest first.
 *
 * @param older number to go on before; null on the last page
 */
public record AuditPage(List<Line> lines, @Nullable Long older) {

  /** Keeps its own copy. */
  public AuditPage {
    lines = List.copyOf(lines);
  }

  /** One entry; what is not known is empty. */
  public record Line(
      String number,
      String at,
      String action,
      boolean refused,
      String actor,
      String subject,
      String origin,
      String detail) {}
}
