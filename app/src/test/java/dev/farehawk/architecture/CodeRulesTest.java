package dev.farehawk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CodeRulesTest {

  private static final String[] STAGES = {
    "dev.farehawk.fare..",
    "dev.farehawk.place..",
    "dev.farehawk.account..",
    "dev.farehawk.watch..",
    "dev.farehawk.poll..",
    "dev.farehawk.provider..",
    "dev.farehawk.history..",
    "dev.farehawk.oracle..",
    "dev.farehawk.alert..",
    "dev.farehawk.delivery..",
    "dev.farehawk.ops.."
  };

  private static JavaClasses program;

  @BeforeAll
  static void readTheProgram() {
    program =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.farehawk");
  }

  @Test
  void timeIsPassedIn() {
    noClasses()
        .that()
        .resideInAnyPackage(STAGES)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .because("a simulation must be able to drive every stage with its own clock")
        .check(program);
  }

  @Test
  void randomnessAndIdsArePassedIn() {
    noClasses()
        .that()
        .resideInAnyPackage(STAGES)
        .should()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current")
        .orShould()
        .callConstructor(java.util.Random.class)
        .because("the same seed must give the same run")
        .check(program);
  }

  @Test
  void theWordsDependOnNothing() {
    noClasses()
        .that()
        .resideInAPackage("dev.farehawk.fare..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "dev.farehawk.fare..", "java..", "org.jspecify..", "org.springframework.modulith..")
        .check(program);
  }

  @Test
  void pagesHoldNoSql() {
    noClasses()
        .that()
        .resideInAPackage("dev.farehawk.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "org.postgresql..")
        .check(program);
  }

  @Test
  void theMarketIsKnownOnlyToTheDemo() {
    noClasses()
        .that()
        .resideInAnyPackage(STAGES)
        .or()
        .resideInAnyPackage("dev.farehawk.web..", "dev.farehawk.platform..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.faremarket..")
        .because("the service must not know that its providers are simulated")
        .check(program);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Common|Base)$")
        .check(program);
  }
}
