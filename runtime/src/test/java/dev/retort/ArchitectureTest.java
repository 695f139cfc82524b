package dev.retort;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import java.util.ArrayList;
import java.util.List;

/** Arrows between the packages of the runtime point one way. */
@AnalyzeClasses(packages = "dev.retort", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] API = {"dev.retort.annotation", "dev.retort.descriptor"};

  @ArchTest static final ArchRule theEngineKnowsNoOther = knowsOnly("engine");

  @ArchTest static final ArchRule theJournalKnowsNoOther = knowsOnly("journal");

  @ArchTest static final ArchRule batchesKnowNoOther = knowsOnly("batch");

  @ArchTest
  static final ArchRule theEngineOfBatchesKnowsTimeAndBatches =
      knowsOnly("offline", "engine", "batch");

  @ArchTest static final ArchRule templatesKnowNoOther = knowsOnly("template");

  @ArchTest
  static final ArchRule configKnowsOnlyTheValueTypesOfLlm = knowsOnlyTheValueTypesOfLlm("config");

  @ArchTest
  static final ArchRule structuresKnowOnlyTheValueTypesOfLlm =
      knowsOnlyTheValueTypesOfLlm("structured");

  @ArchTest
  static final ArchRule llmKnowsEnginesJournalAndConfig =
      knowsOnly("llm", "engine", "batch", "offline", "journal", "config", "structured");

  @ArchTest
  static final ArchRule httpKnowsLlmsAndConfig = knowsOnly("http", "llm", "config", "structured");

  @ArchTest
  static final ArchRule stepsKnowLlmsAndTemplates =
      knowsOnly("step", "llm", "config", "template", "structured");

  @ArchTest
  static final ArchRule standInsKnowWhatTheyStandFor =
      knowsOnly("described", "step", "llm", "config", "structured");

  @ArchTest
  static final ArchRule pipelinesKnowStepsAndConfig =
      knowsOnly("pipeline", "described", "step", "llm", "batch", "config", "structured");

  @ArchTest
  static final ArchRule exportedSignaturesNameNoHiddenType =
      classes()
          .that()
          .arePublic()
          .and()
          .resideInAnyPackage(
              "dev.retort.batch",
              "dev.retort.llm",
              "dev.retort.config",
              "dev.retort.http",
              "dev.retort.step",
              "dev.retort.pipeline",
              "dev.retort.structured")
          .should(
              HiddenTypes.stayOutOfSignatures(
                  "dev.retort.described",
                  "dev.retort.engine",
                  "dev.retort.journal",
                  "dev.retort.offline",
                  "dev.retort.template"));

  @ArchTest
  static final ArchRule nothingPrints =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  private static ArchRule knowsOnlyTheValueTypesOfLlm(String name) {
    return noClasses()
        .that()
        .resideInAPackage("dev.retort." + name)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.retort..")
                .and(not(resideInAnyPackage(API)))
                .and(not(resideInAPackage("dev.retort." + name)))
                .and(not(assignableTo(Secret.class)))
                .and(not(assignableTo(JsonValue.class))));
  }

  private static ArchRule knowsOnly(String name, String... others) {
    String own = "dev.retort." + name;
    List<String> allowed = new ArrayList<>(List.of(API));
    allowed.add(own);
    for (String other : others) {
      allowed.add("dev.retort." + other);
    }
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.retort..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .as(name + " knows only " + allowed)
        .allowEmptyShould(true);
  }
}
