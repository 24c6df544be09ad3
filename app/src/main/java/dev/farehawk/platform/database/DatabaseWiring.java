package dev.farehawk.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.farehawk.platform.Progress;
import dev.farehawk.platform.config.FarehawkConfig;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The database as the application's data source; it closes last, after everything that uses it. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

  @Bean
  ServiceDatabase serviceDatabase(FarehawkConfig config, ObjectProvider<Progress> progress) {
    return ServiceDatabase.open(config, progress.getIfAvailable(Progress::silent));
  }

  @Bean(destroyMethod = "")
  HikariDataSource pipelineConnections(ServiceDatabase database) {
    return database.pool();
  }

  @Bean(destroyMethod = "")
  HikariDataSource peopleConnections(ServiceDatabase database) {
    return database.peoplePool();
  }

  @Bean
  @Primary
  DataSource dataSource(ServiceDatabase database) {
    return AskedByPeople.between(database.pool(), database.peoplePool());
  }

  @Bean
  MeterBinder databaseRestarts(ServiceDatabase database) {
    return registry ->
        FunctionCounter.builder("farehawk.database.restarts", database, ServiceDatabase::restarts)
            .description("How often the embedded PostgreSQL died and was started again")
            .register(registry);
  }
}
