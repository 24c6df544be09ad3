package dev.farehawk.account;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is signed in, in the database, so that it outlives the process and holds on every node. */
@Configuration(proxyBeanMethods = false)
class SessionWiring {

  /** All sessions; once a minute it removes those that are over. */
  @Bean
  JdbcIndexedSessionRepository storedSessions(
      JdbcOperations jdbc,
      PlatformTransactionManager transactions,
      @Value("${spring.session.timeout}") Duration timeout) {
    TransactionTemplate own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    JdbcIndexedSessionRepository stored =
        new JdbcIndexedSessionRepository(jdbc, FrugalSessions.notForLooks(own));
    stored.setDefaultMaxInactiveInterval(timeout);
    return stored;
  }

  /** What requests go through. */
  @Bean
  @Primary
  FrugalSessions frugalSessions(JdbcIndexedSessionRepository stored) {
    return new FrugalSessions(stored);
  }
}
