package io.centralita.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureRulesTest {
  private static final String PLANTED = "io.centralita.testkit.planted.";

  private final ArchitectureRules good =
      rules(ArchitectureScope.of(PLANTED + "good").withDecisions("Offer"));
  private final ArchitectureRules bad =
      rules(ArchitectureScope.of(PLANTED + "bad").withDecisions("OfferManager"));

  static List<Rule> rules() {
    return List.of(
        new Rule("free of cycles", ArchitectureRules::featuresFormNoCycles),
        new Rule(
            "of another module", ArchitectureRules::theModuleKnowsOthersThroughTheirContractsOnly),
        new Rule("UUID.randomUUID", ArchitectureRules::timeAndIdsComeIn),
        new Rule("Instant.now", ArchitectureRules::timeAndIdsComeIn),
        new Rule("OfferManager", ArchitectureRules::namesSaySomething),
        new Rule("is injected", ArchitectureRules::nothingIsInjectedIntoFields),
        new Rule("JdbcClient", ArchitectureRules::onlyStoresSpeakSql),
        new Rule("values alone", ArchitectureRules::decisionsArePure));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPlantedBreachIsFound(Rule rule) {
    assertThatThrownBy(checking(rule, bad))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(rule.words());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void decentCodePasses(Rule rule) {
    assertThatCode(checking(rule, good)).doesNotThrowAnyException();
  }

  @Test
  void aPackageWithoutTheMarkIsFound() {
    var unmarked = rules(ArchitectureScope.of(PLANTED + "unmarked"));

    assertThatCode(good::everyPackageIsNullMarked).doesNotThrowAnyException();
    assertThatThrownBy(unmarked::everyPackageIsNullMarked)
        .hasMessageContaining("unmarked is not @NullMarked");
  }

  @Test
  void exceptionsThatAreNamedAreLetThrough() {
    var excused =
        rules(
            ArchitectureScope.of(PLANTED + "bad")
                .withStores("OfferManager")
                .withSources("OfferManager")
                .withNames("OfferManager")
                .withNeighbours("io.centralita.stack"));

    assertThatCode(excused::onlyStoresSpeakSql).doesNotThrowAnyException();
    assertThatCode(excused::timeAndIdsComeIn).doesNotThrowAnyException();
    assertThatCode(excused::theModuleKnowsOthersThroughTheirContractsOnly)
        .doesNotThrowAnyException();
    assertThatCode(excused::namesSaySomething).doesNotThrowAnyException();
  }

  @Test
  void aDecisionThatDoesNotExistIsReported() {
    var mistyped = rules(ArchitectureScope.of(PLANTED + "good").withDecisions("Ofer"));

    assertThatThrownBy(mistyped::decisionsArePure).hasMessageContaining("no class called Ofer");
  }

  @Test
  void aModuleWithoutClassesIsReported() {
    assertThatThrownBy(() -> rules(ArchitectureScope.of("io.centralita.nowhere")))
        .hasMessageContaining("no classes in io.centralita.nowhere");
  }

  private static ThrowingCallable checking(Rule rule, ArchitectureRules module) {
    return () -> rule.check().accept(module);
  }

  private static ArchitectureRules rules(ArchitectureScope scope) {
    return new ArchitectureRules(scope, _ -> true) {};
  }

  /// @param words what the message about a breach contains
  record Rule(String words, java.util.function.Consumer<ArchitectureRules> check) {}
}
