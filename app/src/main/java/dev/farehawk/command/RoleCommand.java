package dev.farehawk.command;

import dev.farehawk.account.Actor;
import dev.farehawk.account.Audit;
import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.Role;
import dev.farehawk.account.Roles;
import dev.farehawk.account.Roles.Standing;
import dev.farehawk.platform.StartRefused;
import dev.farehawk.platform.config.FarehawkConfig;
import dev.farehawk.platform.config.SettingsOnly;
import dev.farehawk.platform.database.ServiceDatabase;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code farehawk role}: gives an account a role. */
@Command(
    name = "role",
    description = {
      "Gives an account a role, such as the first administrator.",
      "",
      "With the embedded database, stop the service first: one process at a time uses",
      "the data folder. Sessions of the account end; the change is in the audit log."
    },
    mixinStandardHelpOptions = true)
final class RoleCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "EMAIL", description = "The account's e-mail address.")
  private String email = "";

  @Parameters(index = "1", paramLabel = "ROLE", description = "user, operator or admin.")
  private String role = "";

  @Mixin private SettingOptions options = new SettingOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Role wanted = wanted();
    try (ConfigurableApplicationContext context = settings();
        ServiceDatabase database =
            ServiceDatabase.open(context.getBean(FarehawkConfig.class), _ -> {})) {
      Roles roles = roles(database.pool());
      Standing found =
          roles
              .findByEmail(email)
              .orElseThrow(() -> new StartRefused("Nobody has signed up here with " + email + "."));
      boolean given = roles.give(Actor.COMMAND, found.account().id(), wanted);
      assert given;
      spec.commandLine().getOut().println(found.account().email() + " is " + named(wanted) + ".");
      return 0;
    } catch (InvalidAccount refused) {
      throw new StartRefused("Not changed: " + refused.problems().getFirst().message() + ".");
    } catch (BadSqlGrammarException empty) {
      throw new StartRefused(
          "The database is not set up for this version: start the service once.", empty);
    }
  }

  private Role wanted() {
    try {
      return Role.valueOf(role.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new StartRefused("There is no role " + role + ": use user, operator or admin.", e);
    }
  }

  private static String named(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static Roles roles(DataSource pool) {
    JdbcClient jdbc = JdbcClient.create(pool);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    InstantSource clock = InstantSource.system();
    return new Roles(jdbc, transaction, new Audit(jdbc, transaction, clock), clock);
  }

  private ConfigurableApplicationContext settings() {
    try {
      return new SpringApplicationBuilder(SettingsOnly.class)
          .web(WebApplicationType.NONE)
          .run(options.arguments().toArray(String[]::new));
    } catch (RuntimeException e) {
      throw new ServiceStart.Failed(e);
    }
  }
}
