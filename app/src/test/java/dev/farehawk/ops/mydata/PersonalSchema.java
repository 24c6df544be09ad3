package dev.farehawk.ops.mydata;

import dev.farehawk.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself says of the tables that hold something of people's. */
final class PersonalSchema {

  /** Names that columns with an account's id have where nothing refers to the account. */
  private static final List<String> NAMES =
      List.of("account", "principal_name", "actor", "subject");

  private final JdbcClient jdbc;

  PersonalSchema(TestDatabase database) {
    this.jdbc = JdbcClient.create(database.dataSource());
  }

  /** Every table from which references lead to an account, or whose columns say whose it is. */
  Set<String> tables() {
    return new TreeSet<>(
        jdbc.sql(
                """
                WITH RECURSIVE leads(relation) AS (
                  SELECT oid FROM pg_class
                  WHERE relname = 'account' AND relnamespace = 'public'::regnamespace
                  UNION
                  SELECT c.oid FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                  WHERE a.attname IN (:names) AND a.attnum > 0 AND c.relkind IN ('r', 'p')
                    AND c.relnamespace = 'public'::regnamespace AND NOT c.relispartition
                  UNION
                  SELECT f.conrelid FROM pg_constraint f JOIN leads l ON f.confrelid = l.relation
                  WHERE f.contype = 'f')
                SELECT relation::regclass::text AS name FROM leads
                """)
            .param("names", NAMES)
            .query(String.class)
            .list());
  }

  /** Their columns, as {@code table.column}. */
  Set<String> columns() {
    return new TreeSet<>(
        jdbc.sql(
                """
                SELECT table_name || '.' || column_name FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name IN (:tables)
                """)
            .param("tables", tables())
            .query(String.class)
            .list());
  }

  /** All tables there are. */
  List<String> allTables() {
    return jdbc.sql(
            """
            SELECT oid::regclass::text FROM pg_class
            WHERE relkind IN ('r', 'p') AND NOT relispartition
              AND relnamespace = 'public'::regnamespace ORDER BY 1
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** References on the way to an account that would stop the end of one. */
  List<String> stopping() {
    return jdbc.sql(
            """
            SELECT conrelid::regclass || '.' || conname FROM pg_constraint
            WHERE contype = 'f' AND confdeltype NOT IN ('c', 'n') AND confrelid::regclass::text IN (:tables)
            """)
        .param("tables", tables())
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** How many rows each of the tables has that hold something of people's. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (String table : tables()) {
      counts.put(table, jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single());
    }
    return counts;
  }

  /** Tables in which a row says this text somewhere, be it in plain or in bytes. */
  Set<String> saying(String text) {
    Set<String> found = new TreeSet<>();
    for (String table : allTables()) {
      Boolean says =
          jdbc.sql(
                  """
                  SELECT EXISTS (SELECT FROM %s AS one
                    WHERE position(:text IN one::text) > 0
                       OR position(encode(convert_to(:text, 'UTF8'), 'hex') IN one::text) > 0)
                  """
                      .formatted(table))
              .param("text", text)
              .query(Boolean.class)
              .single();
      if (says) {
        found.add(table);
      }
    }
    return found;
  }
}
