package dev.farehawk.watch;

import dev.farehawk.fare.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A rule as the columns of a watch. */
public final class RuleColumns {

  private RuleColumns() {}

  /**
   * Reads {@code rule}, {@code rule_minor}, {@code rule_percent}, {@code rule_days} and {@code
   * currency}.
   *
   * @throws SQLException if they make no rule
   */
  public static Rule read(ResultSet row) throws SQLException {
    String rule = row.getString("rule");
    return switch (rule) {
      case "ORACLE" -> new Rule.OracleSays();
      case "TARGET" ->
          new Rule.TargetPrice(new Money(row.getLong("rule_minor"), row.getString("currency")));
      case "FALLS_BY" -> new Rule.FallsBy(row.getInt("rule_percent"));
      case "FALLS_BY_AMOUNT" ->
          new Rule.FallsByAmount(new Money(row.getLong("rule_minor"), row.getString("currency")));
      case "NEW_LOW" -> new Rule.NewLow(row.getObject("rule_days", Integer.class));
      default -> throw new SQLException("the table knows no rule " + rule);
    };
  }

  static String name(Rule rule) {
    return switch (rule) {
      case Rule.OracleSays _ -> "ORACLE";
      case Rule.TargetPrice _ -> "TARGET";
      case Rule.FallsBy _ -> "FALLS_BY";
      case Rule.FallsByAmount _ -> "FALLS_BY_AMOUNT";
      case Rule.NewLow _ -> "NEW_LOW";
    };
  }

  static @Nullable Long minor(Rule rule) {
    return switch (rule) {
      case Rule.TargetPrice price -> (Long) price.target().minor();
      case Rule.FallsByAmount fall -> (Long) fall.amount().minor();
      case Rule.OracleSays _, Rule.FallsBy _, Rule.NewLow _ -> null;
    };
  }

  static @Nullable Integer days(Rule rule) {
    return rule instanceof Rule.NewLow low ? low.days() : null;
  }

  static @Nullable Integer percent(Rule rule) {
    return rule instanceof Rule.FallsBy fall ? fall.percent() : null;
  }
}
