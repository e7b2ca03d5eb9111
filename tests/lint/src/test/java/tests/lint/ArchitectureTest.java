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

  /**
   * Requests other than GET: the writer itself, the Lease, tokens of accounts, the two reviews; the
   * simulated cluster and the demo play the server's and the user's part.
   */
  @ArchTest
  static final ArchRule ONLY_WRITERS_NAME_A_VERB =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "engine.actuate..",
              "engine.client..",
              "engine.lease..",
              "engine.embedded..",
              "engine.demo..")
          .and()
          .doNotHaveSimpleName("TokenReviews")
          .and()
          .doNotHaveSimpleName("Authorization")
          .should()
          .accessTargetWhere(requestsWithAVerb())
          .because("a dry run is sure to write nothing only if there is one writer")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ONE_PLACE_MAKES_THE_WRITER =
      noClasses()
          .that()
          .resideOutsideOfPackage("engine.actuate..")
          .and()
          .doNotHaveFullyQualifiedName("engine.host.Assembly")
          .should()
          .accessTargetWhere(makes("engine.actuate.Calls", "engine.actuate.EventRecorder"))
          .because("a dry run is built without it")
          .allowEmptyShould(true);

  private static DescribedPredicate<JavaAccess<?>> requestsWithAVerb() {
    return DescribedPredicate.describe(
        "a request names its verb",
        access ->
            access.getTargetOwner().getFullName().equals("engine.client.ApiRequest")
                && Set.of("<init>", "json", "of").contains(access.getTarget().getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> makes(String... classes) {
    return DescribedPredicate.describe(
        "the writer is made",
        access ->
            Set.of(classes).contains(access.getTargetOwner().getFullName())
                && access.getTarget().getName().equals("<init>"));
  }

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
