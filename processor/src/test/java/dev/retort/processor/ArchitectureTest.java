package dev.retort.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;

/** Arrows between the phases point one way: read, check and emit meet in the model alone. */
@AnalyzeClasses(
    packages = "dev.retort.processor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.retort.processor";

  @ArchTest static final ArchRule reportKnowsNoPhase = knowsOnly("report");

  @ArchTest static final ArchRule theModelKnowsPlacesAlone = knowsOnly("model", "report");

  @ArchTest
  static final ArchRule readingKnowsNothingOfCode = knowsOnly("read", "model", "report", "check");

  @ArchTest static final ArchRule checksKnowTheModel = knowsOnly("check", "model", "report");

  @ArchTest
  static final ArchRule contractsKnowTheModel = knowsOnly("contract", "model", "report", "check");

  @ArchTest
  static final ArchRule emittingKnowsNothingOfProblems = knowsOnly("emit", "model", "check");

  @ArchTest
  static final ArchRule theModelHoldsNothingOfTheCompiler =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".model")
          .should()
          .dependOnClassesThat(resideInAPackage("javax.."));

  /** The report does for the one name of {@code @SuppressWarnings}. */
  @ArchTest
  static final ArchRule onlyReadingLooksAtTypesOfTheCompiler =
      noClasses()
          .that(resideOutsideOfPackages(ROOT + ".read", ROOT + ".report"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.lang.model.type");

  @ArchTest
  static final ArchRule onlyEmittingKnowsJavaPoet =
      noClasses()
          .that(resideOutsideOfPackages(ROOT + ".emit"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.palantir.javapoet..");

  @ArchTest
  static final ArchRule onlyTheReportSpeaksToUsers =
      noClasses()
          .that(resideOutsideOfPackages(ROOT, ROOT + ".report"))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Messager.class);

  @ArchTest
  static final ArchRule nothingPrints =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** Of our own packages. */
  private static ArchRule knowsOnly(String name, String... others) {
    String own = ROOT + "." + name;
    String[] allowed =
        Stream.concat(Stream.of(own), Arrays.stream(others).map(other -> ROOT + "." + other))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(allowed)))
        .as(name + " knows only " + Arrays.toString(allowed));
  }
}
