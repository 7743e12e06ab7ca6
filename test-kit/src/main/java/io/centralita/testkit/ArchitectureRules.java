package io.centralita.testkit;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.centralita.testkit.ArchitectureConditions.called;
import static io.centralita.testkit.ArchitectureConditions.endingIn;
import static io.centralita.testkit.ArchitectureConditions.liveInNullMarkedPackages;
import static io.centralita.testkit.ArchitectureConditions.notBeAnnotatedWithAny;
import static io.centralita.testkit.ArchitectureConditions.ofCentralitaOutside;
import static io.centralita.testkit.ArchitectureConditions.readTheClockOrMakeIds;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How a module of Centralita is built, checked by every module alike:
///
/// ```java
/// class MatchingArchitectureTest extends ArchitectureRules {
///   MatchingArchitectureTest() {
///     super(ArchitectureScope.of("io.centralita.matching").withStores("Providers").withDecisions("Lead"));
///   }
/// }
/// ```
///
/// The module is read once for all rules.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureRules {
  private static final List<String> EMPTY_WORDS =
      List.of("Impl", "Manager", "Helper", "Util", "Utils", "Dto", "Event", "Command");
  private static final String[] SQL = {"java.sql..", "org.springframework.jdbc.core.."};
  private static final String[] MACHINERY = {
    "org.springframework..", "org.apache.kafka..", "java.sql..", "javax.sql..", "java.net.http.."
  };
  private static final List<String> INJECTIONS =
      List.of(
          "org.springframework.beans.factory.annotation.Autowired",
          "org.springframework.beans.factory.annotation.Value",
          "jakarta.inject.Inject",
          "jakarta.annotation.Resource");

  private final ArchitectureScope scope;
  private final JavaClasses module;

  protected ArchitectureRules(String root) {
    this(ArchitectureScope.of(root));
  }

  protected ArchitectureRules(ArchitectureScope scope) {
    this(scope, new ImportOption.DoNotIncludeTests());
  }

  ArchitectureRules(ArchitectureScope scope, ImportOption option) {
    this.scope = scope;
    this.module = new ClassFileImporter().withImportOption(option).importPackages(scope.root());
    Assertions.assertFalse(module.isEmpty(), "there are no classes in " + scope.root());
  }

  @Test
  void featuresFormNoCycles() {
    check(
        slices()
            .matching(scope.root() + ".(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("a feature must be understood, changed and removed on its own"));
  }

  @Test
  void theModuleKnowsOthersThroughTheirContractsOnly() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(ofCentralitaOutside(scope.root(), scope.neighbours()))
            .because(
                "services meet in shared-contracts only; that lets each run and change alone"));
  }

  @Test
  void timeAndIdsComeIn() {
    check(
        noClasses()
            .that(called(scope.sources()).negate())
            .should(readTheClockOrMakeIds())
            .because(
                "a test must be able to set the time, and a repeated cause must give the same id"));
  }

  @Test
  void namesSaySomething() {
    check(
        noClasses()
            .that(called(scope.names()).negate())
            .should(be(endingIn(EMPTY_WORDS)))
            .because("a name is what a thing is in the field, not its place in a pattern"));
  }

  @Test
  void everyPackageIsNullMarked() {
    check(
        classes()
            .should(liveInNullMarkedPackages())
            .because("NullAway checks nothing in a package that is not marked"));
  }

  @Test
  void nothingIsInjectedIntoFields() {
    check(
        fields()
            .should(notBeAnnotatedWithAny(INJECTIONS))
            .allowEmptyShould(true)
            .because("what a class needs is in its constructor"));
  }

  @Test
  void onlyStoresSpeakSql() {
    check(
        noClasses()
            .that(called(scope.stores()).or(endingIn(List.of("Store"))).negate())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SQL)
            .allowEmptyShould(true)
            .because("whoever changes a table must find every statement that touches it"));
  }

  @Test
  void decisionsArePure() {
    scope
        .decisions()
        .forEach(decision ->
            Assertions.assertTrue(
                module.stream().anyMatch(type -> type.getSimpleName().equals(decision)),
                "there is no class called " + decision));
    check(
        noClasses()
            .that(called(scope.decisions()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MACHINERY)
            .allowEmptyShould(true)
            .because("every branch of a decision is tested in milliseconds, with values alone"));
  }

  private void check(ArchRule rule) {
    rule.check(module);
  }
}
