package dev.farehawk.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values on their way to and from database columns: instants, which the driver knows only with an
 * offset, and whole columns of rows for {@code unnest}.
 */
public final class Columns {

  private Columns() {}

  /** An instant as a parameter. */
  public static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** The instant in a column that is never null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The instant in a column that may be null. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** A column of anything whose text the database can cast: ids, enums, instants. */
  public static <T> @Nullable String[] texts(
      List<T> rows, Function<? super T, ? extends @Nullable Object> value) {
    return rows.stream()
        .map(row -> Objects.toString(value.apply(row), null))
        .toArray(String[]::new);
  }

  /** A bigint column. */
  public static <T> @Nullable Long[] longs(
      List<T> rows, Function<? super T, ? extends @Nullable Long> value) {
    return rows.stream().map(value).toArray(Long[]::new);
  }

  /** An integer column. */
  public static <T> Integer[] ints(List<T> rows, ToIntFunction<? super T> value) {
    return rows.stream().mapToInt(value).boxed().toArray(Integer[]::new);
  }
}
