package dev.farehawk.architecture;

import dev.farehawk.Farehawk;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

  @Test
  void everyStageImportsOnlyWhatItsPackageInfoAllows() {
    ApplicationModules.of(Farehawk.class).verify();
  }
}
