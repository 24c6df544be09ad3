package dev.farehawk.ops.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGResultSetMetaData;

/** Walks the schema, so that whoever adds a table or a column decides whether it is exported. */
class ExportIsCompleteTest {

  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void everyColumnOfEveryTableThatLeadsToAnAccountIsToldOrWithheldForAReason() throws SQLException {
    Set<String> decided = told();
    Withheld.all().forEach(one -> decided.add(one.column()));

    assertThat(new PersonalSchema(database).columns())
        .as("tell them in ExportParts, or withhold them, with a reason, in Withheld")
        .isSubsetOf(decided);
  }

  @Test
  void whatIsWithheldExistsAndIsNotTold() throws SQLException {
    assertThat(Withheld.all())
        .extracting(Withheld::column)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(told());
    assertThat(new PersonalSchema(database).columns())
        .containsAll(Withheld.all().stream().map(Withheld::column).toList());
  }

  @Test
  void somebodyIsKnownOfWhomEveryTableTells() {
    Person person = Person.insert(database, 41);

    PersonalSchema schema = new PersonalSchema(database);
    assertThat(schema.tables())
        .hasSizeGreaterThan(20)
        .allSatisfy(table -> assertThat(rows(table)).as("%s of %s", table, person).isPositive());
  }

  private static long rows(String table) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        var counted = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
      counted.next();
      return counted.getLong(1);
    }
  }

  /** Columns as the database says that they are told, and those told in other words. */
  private static Set<String> told() throws SQLException {
    Set<String> told = new TreeSet<>();
    try (Connection connection = database.dataSource().getConnection()) {
      for (ExportPart part : ExportParts.all()) {
        told.addAll(part.reworded());
        String sql = part.sql().replace(":account", "'" + new java.util.UUID(0, 0) + "'::uuid");
        try (PreparedStatement query = connection.prepareStatement(sql)) {
          PGResultSetMetaData shape = (PGResultSetMetaData) query.getMetaData();
          for (int i = 1; i <= query.getMetaData().getColumnCount(); i++) {
            told.add(shape.getBaseTableName(i) + "." + shape.getBaseColumnName(i));
          }
        }
      }
    }
    return told;
  }
}
