package dev.farehawk.ops.mydata;

import java.util.List;

/**
 * A file of the export: what one query tells about an account.
 *
 * @param name of the file, without its ending
 * @param sql takes the parameter {@code account}; its column names, in camel case, are the file's
 * @param single whether there is always exactly one row, so that no table is made of it
 * @param reworded columns, as {@code table.column}, that the query tells in other words
 */
record ExportPart(String name, String sql, boolean single, List<String> reworded) {

  ExportPart {
    reworded = List.copyOf(reworded);
  }

  static ExportPart one(String name, String sql) {
    return new ExportPart(name, sql, true, List.of());
  }

  static ExportPart list(String name, String sql, String... reworded) {
    return new ExportPart(name, sql, false, List.of(reworded));
  }
}
