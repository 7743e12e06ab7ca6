package io.centralita.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.SimpleConditionEvent.satisfied;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// What the rules of [ArchitectureRules] look at.
final class ArchitectureConditions {
  private static final Set<String> SHARED = Set.of("io.centralita.contracts", "io.centralita.kit");
  private static final Set<String> CLOCKS =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Year",
          "java.time.YearMonth");

  private ArchitectureConditions() {}

  /// The class itself or one that is nested in it, however deep.
  static DescribedPredicate<JavaClass> called(Set<String> simpleNames) {
    return describe(
        "called one of " + simpleNames,
        type -> simpleNames.contains(outermost(type).getSimpleName()));
  }

  static DescribedPredicate<JavaClass> endingIn(List<String> words) {
    return describe(
        "with a name that ends in one of " + words,
        type -> words.stream().anyMatch(named(type)::endsWith));
  }

  static DescribedPredicate<JavaClass> ofCentralitaOutside(String root, Set<String> neighbours) {
    return describe(
        "of another module",
        type ->
            within(type, "io.centralita")
                && !within(type, root)
                && SHARED.stream().noneMatch(shared -> within(type, shared))
                && neighbours.stream().noneMatch(neighbour -> within(type, neighbour)));
  }

  static ArchCondition<JavaClass> readTheClockOrMakeIds() {
    return new ArchCondition<>("read the clock or make random ids") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
            .filter(ArchitectureConditions::readsTheClockOrMakesAnId)
            .forEach(access -> events.add(satisfied(access, access.getDescription())));
      }
    };
  }

  static ArchCondition<JavaClass> liveInNullMarkedPackages() {
    return new ArchCondition<>("live in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(violated(type, type.getPackageName() + " is not @NullMarked"));
        }
      }
    };
  }

  static ArchCondition<JavaField> notBeAnnotatedWithAny(List<String> annotations) {
    return new ArchCondition<>("not be injected") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        if (annotations.stream().anyMatch(field::isAnnotatedWith)) {
          events.add(violated(field, field.getFullName() + " is injected"));
        }
      }
    };
  }

  private static boolean readsTheClockOrMakesAnId(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getName();
    return switch (owner) {
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.lang.System" -> name.equals("currentTimeMillis");
      case "java.time.Clock", "java.time.InstantSource" -> name.startsWith("system");
      case "java.util.Date" -> name.equals("<init>");
      default -> CLOCKS.contains(owner) && name.equals("now");
    };
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureConditions::outermost).orElse(type);
  }

  /// Anonymous classes have no name: they stand for the class they are in.
  private static String named(JavaClass type) {
    return type.getSimpleName().isEmpty() ? outermost(type).getSimpleName() : type.getSimpleName();
  }

  private static boolean within(JavaClass type, String root) {
    return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
  }
}
