package dev.farehawk.account;

import dev.farehawk.platform.Ids;
import dev.farehawk.platform.seal.Vault;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the account stage together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccountConfig.class, SignInConfig.class})
class AccountConfiguration {

  private static final Logger log = LoggerFactory.getLogger(AccountConfiguration.class);

  @Bean
  DisplayCurrencies displayCurrencies(JdbcClient jdbc) {
    return new DisplayCurrencies(jdbc);
  }

  @Bean
  Endpoints endpoints(
      JdbcClient jdbc,
      InstantSource clock,
      RandomGenerator random,
      AccountConfig limits,
      ObjectProvider<VerificationMail> mail,
      Vault vault) {
    return Endpoints.create(
        jdbc,
        clock,
        random,
        limits,
        mail.getIfAvailable(() -> AccountConfiguration::noMail),
        vault);
  }

  /** Where no mail is set up, people can use the inbox and webhooks. */
  private static void noMail(VerificationMail.Request request) {
    log.warn("no mail is set up; the link that verifies an e-mail address was not sent");
  }

  @Bean
  ConnectChannels connectChannels(
      JdbcClient jdbc,
      Endpoints endpoints,
      InstantSource clock,
      RandomGenerator random,
      AccountConfig limits,
      ChallengeSender sender) {
    return new ConnectChannels(
        jdbc, endpoints, new Challenges(jdbc, clock, random, limits), sender);
  }

  @Bean
  EndpointOrder endpointOrder(JdbcClient jdbc, Endpoints endpoints) {
    return new EndpointOrder(jdbc, endpoints);
  }

  @Bean
  Accounts accounts(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Endpoints endpoints,
      Ids ids,
      InstantSource clock,
      Passwords passwords) {
    return new Accounts(
        jdbc, new TransactionTemplate(transactions), endpoints, ids, clock, passwords);
  }

  @Bean
  KeepPreferences keepPreferences(JdbcClient jdbc, InstantSource clock) {
    return new KeepPreferences(jdbc, clock);
  }

  @Bean
  ApiKeys apiKeys(
      JdbcClient jdbc, Ids ids, InstantSource clock, RandomGenerator random, AccountConfig limits) {
    return new ApiKeys(jdbc, ids, clock, random, limits);
  }

  @Bean
  IdempotentRequests idempotentRequests(JdbcClient jdbc, InstantSource clock, Vault vault) {
    return new IdempotentRequests(jdbc, clock, vault);
  }

  @Bean
  KeyRing keyRing(ApiKeys keys, Audit audit) {
    return new KeyRing(keys, audit);
  }

  @Bean
  ServerSecrets serverSecrets(
      JdbcClient jdbc, InstantSource clock, RandomGenerator random, Vault vault) {
    return new ServerSecrets(jdbc, clock, random, vault);
  }

  @Bean
  SignInThrottle signInThrottle(InstantSource clock, AccountConfig limits) {
    return new SignInThrottle(clock, limits);
  }
}
