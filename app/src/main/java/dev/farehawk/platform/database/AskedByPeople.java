package dev.farehawk.platform.database;

import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Gives what answers requests of people and programs connections of its own, apart from the
 * pipeline's: neither waits for a connection that the other holds. Theirs also keep the plans of
 * their statements, which read a handful of rows by key and would take longer to plan than to run.
 */
public final class AskedByPeople extends AbstractRoutingDataSource {

  private static final String HERE = "people";
  private static final ScopedValue<String> ASKED = ScopedValue.newInstance();

  private AskedByPeople() {}

  /** What runs in this scope answers a request. */
  public static ScopedValue.Carrier scope() {
    return ScopedValue.where(ASKED, HERE);
  }

  static DataSource between(DataSource pipeline, DataSource people) {
    AskedByPeople source = new AskedByPeople();
    source.setTargetDataSources(Map.of(HERE, people));
    source.setDefaultTargetDataSource(pipeline);
    source.afterPropertiesSet();
    return source;
  }

  @Override
  protected @Nullable Object determineCurrentLookupKey() {
    return ASKED.isBound() ? ASKED.get() : null;
  }
}
