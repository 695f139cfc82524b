package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.With;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with one class is no harm to another. */
class IsolationTest {
  @ParameterizedTest
  @EnumSource
  void classesWithoutErrorsGetTheirCompanionsBesideThoseWithErrors(With with) {
    assertThat(written("others-undisturbed", with))
        .containsExactly("Many_SecondBuilder", "SixthBuilder");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWrittenForAClassThatExtendsOneWithErrors(With with) {
    assertThat(written("others-children", with)).isEmpty();
  }

  private static Set<String> written(String name, With with) {
    Set<String> builders = new TreeSet<>();
    for (String path : CasesTest.compile(name, with).generated().keySet()) {
      if (path.endsWith("Builder.java")) {
        builders.add(path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length()));
      }
    }
    return builders;
  }
}
