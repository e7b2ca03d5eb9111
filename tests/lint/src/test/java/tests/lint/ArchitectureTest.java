// SPDX-License-Identifier: Apache-2.0
package tests.lint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(
    packages = {"facts", "rules", "policies", "engine"},
    importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final Set<String> READINGS =
      Set.of(
          "currentTimeMillis",
          "nanoTime",
          "now",
          "sleep",
          "random",
          "systemUTC",
          "systemDefaultZone",
          "tickSeconds");

  @ArchTest
  static final ArchRule FACTS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage("facts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("rules..", "policies..", "engine..")
          .because("facts are the vocabulary that everything else speaks")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule RULES_KNOW_FACTS_ONLY =
      noClasses()
          .that()
          .resideInAnyPackage("rules..", "policies..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("engine..")
          .because("what rules call is a pure function of facts")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ONLY_TIME_READS_CLOCKS =
      noClasses()
          .that()
          .resideOutsideOfPackage("engine.time..")
          .should()
          .accessTargetWhere(clocks())
          .because("time and chance are inputs: plan, replay and tests depend on it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ENGINE_HAS_ONE_DIRECTION =
      slices()
          .matching("engine.(*)..")
          .should()
          .beFreeOfCycles()
          .because("each arrow of the flow is a package boundary")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT =
      noClasses()
          .should()
          .haveSimpleNameContaining("Util")
          .orShould()
          .haveSimpleNameContaining("Helper")
          .orShould()
          .haveSimpleNameContaining("Manager")
          .because("such names say nothing about what the class is for")
          .allowEmptyShould(true);

  private static DescribedPredicate<JavaAccess<?>> clocks() {
    return DescribedPredicate.describe(
        "a clock, a pause or chance is read",
        access -> {
          String owner = access.getTargetOwner().getFullName();
          return READINGS.contains(access.getTarget().getName())
              && (owner.startsWith("java.") && !owner.startsWith("java.util.concurrent."));
        });
  }
}
