package dev.farehawk.ops.mydata;

import static dev.farehawk.platform.Columns.instantOrNull;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column on its way out.
 *
 * @param label in the database
 * @param name in the files, in camel case
 * @param type the database's name of it
 */
record ExportColumn(String label, String name, String type) {

  private static final Pattern UNDERLINED = Pattern.compile("_([a-z])");

  static List<ExportColumn> of(ResultSetMetaData shape) throws SQLException {
    List<ExportColumn> columns = new ArrayList<>();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      String label = shape.getColumnLabel(i);
      columns.add(new ExportColumn(label, camel(label), shape.getColumnTypeName(i)));
    }
    return columns;
  }

  /** What JSON says: a number, a truth, text, a list of texts, or nothing. */
  @Nullable Object value(ResultSet row) throws SQLException {
    Object value = row.getObject(label);
    return switch (value) {
      case null -> null;
      case Number number -> number;
      case Boolean truth -> truth;
      case Array list -> Arrays.stream((Object[]) list.getArray()).map(Objects::toString).toList();
      default -> type.equals("timestamptz") ? text(instantOrNull(row, label)) : text(value);
    };
  }

  private static String text(@Nullable Object value) {
    // Codes of a fixed width are padded in the database.
    return String.valueOf(value).stripTrailing();
  }

  private static String camel(String label) {
    return UNDERLINED.matcher(label).replaceAll(one -> one.group(1).toUpperCase(Locale.ROOT));
  }
}
