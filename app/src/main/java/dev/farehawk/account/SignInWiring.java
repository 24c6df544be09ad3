package dev.farehawk.account;

import dev.farehawk.platform.StageLoop;
import dev.farehawk.platform.Wake;
import dev.farehawk.platform.flags.Switches;
import dev.farehawk.platform.seal.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the ways in together. */
@Configuration(proxyBeanMethods = false)
class SignInWiring {

  private static final Logger log = LoggerFactory.getLogger(SignInWiring.class);
  private static final Duration HOUSEKEEPING_EVERY = Duration.ofHours(1);
  private static final int HOUSEKEEPING_ORDER = 900;

  @Bean
  Passwords passwords(SignInConfig config) {
    return new Passwords(config.hash());
  }

  @Bean
  PasswordStore passwordStore(JdbcClient jdbc, Passwords passwords) {
    return new PasswordStore(jdbc, passwords);
  }

  @Bean
  SignInShell signInShell(
      PlatformTransactionManager transactions,
      Audit audit,
      InstantSource clock,
      SignInConfig config) {
    return new SignInShell(
        new TransactionTemplate(transactions),
        audit,
        clock,
        config,
        task -> Thread.ofVirtual().name("account mail").start(task));
  }

  @Bean
  Letters letters(
      JdbcClient jdbc,
      InstantSource clock,
      RandomGenerator random,
      SignInConfig config,
      ObjectProvider<SecurityMail> mail) {
    return new Letters(
        new MailedLinks(jdbc, clock, random),
        config,
        mail.getIfAvailable(() -> SignInWiring::noMail));
  }

  private static void noMail(SecurityMail.Letter letter) {
    log.warn("no mail is set up; a mail about an account was not sent");
  }

  @Bean
  Sessions sessions(JdbcClient jdbc, SignInConfig config) {
    return new Sessions(jdbc, config);
  }

  @Bean
  PasswordReset passwordReset(
      SignInShell shell,
      JdbcClient jdbc,
      Accounts accounts,
      PasswordStore passwords,
      Sessions sessions,
      Letters letters) {
    return new PasswordReset(shell, jdbc, accounts, passwords, sessions, letters);
  }

  @Bean
  EmailChange emailChange(
      SignInShell shell,
      JdbcClient jdbc,
      Accounts accounts,
      PasswordStore passwords,
      Letters letters) {
    return new EmailChange(shell, jdbc, accounts, passwords, letters);
  }

  @Bean
  PasswordChange passwordChange(
      SignInShell shell, PasswordStore passwords, Sessions sessions, Letters letters) {
    return new PasswordChange(shell, passwords, sessions, letters);
  }

  @Bean
  RememberedSignIns rememberedSignIns(
      JdbcClient jdbc,
      SignInShell shell,
      RandomGenerator random,
      Accounts accounts,
      Sessions sessions,
      Letters letters) {
    return new RememberedSignIns(jdbc, shell, random, accounts, sessions, letters);
  }

  @Bean
  SecondFactor secondFactor(
      JdbcClient jdbc, SignInShell shell, RandomGenerator random, Vault vault, Letters letters) {
    return new SecondFactor(jdbc, shell, random, vault, letters);
  }

  @Bean
  ClosedAccounts closedAccounts(
      SignInShell shell, JdbcClient jdbc, Sessions sessions, Letters letters) {
    return new ClosedAccounts(shell, jdbc, sessions, letters);
  }

  @Bean
  StageLoop accountHousekeeping(
      JdbcClient jdbc,
      InstantSource clock,
      Vault vault,
      ServerSecrets secrets,
      MeterRegistry metrics) {
    var housekeeping = new AccountHousekeeping(jdbc, clock, new EndpointSecrets(vault), secrets);
    return new StageLoop(
        "accounts",
        housekeeping::tidy,
        new Wake(),
        StageLoop.Pace.every(HOUSEKEEPING_EVERY),
        HOUSEKEEPING_ORDER,
        metrics);
  }

  @Bean
  OwnerNotices ownerNotices(Letters letters) {
    return new OwnerNotices(letters);
  }

  /** Spring Security's own tables of passkeys and of whom they belong to. */
  @Bean
  UserCredentialRepository storedPasskeys(JdbcOperations jdbc) {
    return new JdbcUserCredentialRepository(jdbc);
  }

  @Bean
  PublicKeyCredentialUserEntityRepository passkeyOwners(JdbcOperations jdbc) {
    return new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
  }

  @Bean
  OutsideLogins outsideLogins(
      SignInShell shell, JdbcClient jdbc, Accounts accounts, Letters letters, Newcomers newcomers) {
    return new OutsideLogins(shell, jdbc, accounts, letters, newcomers);
  }

  @Bean
  Newcomers newcomers(Accounts accounts, PasswordReset reset, Switches switches) {
    return new Newcomers(accounts, reset, switches);
  }
}
