package dev.retort.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.testkit.VariedLLM.Mood;
import dev.retort.testkit.VariedLLM.Window;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is found for a parameter of each type, and another one than it has. */
class OtherValuesTest {
  private final VariedLLM llm =
      VariedLLMBuilder.create().baseUrl(URI.create("http://127.0.0.1:1")).build();
  private final Configured configured = new Configured(llm);

  private ParamDescriptor attribute(String name) {
    return configured.own().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private @Nullable Object other(String name) {
    return OtherValues.of(attribute(name), configured.get(name));
  }

  /** The LLM checks what it is given, as it does with a user's value. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mood",
        "weights",
        "switches",
        "window",
        "windows",
        "pause",
        "moods",
        "many",
        "base_url"
      })
  void whatIsFoundIsTakenAndIsAnotherEachTime(String name) {
    Object before = configured.get(name);
    Object first = other(name);
    configured.set(attribute(name), first);
    Object second = other(name);
    configured.set(attribute(name), second);

    assertThat(first).isNotNull().isNotEqualTo(before);
    assertThat(second).isNotNull().isNotEqualTo(first);
    assertThat(configured.get(name)).isEqualTo(second);
  }

  @Test
  void aConstantOfAnEnumIsAnotherOne() {
    assertThat(other("mood")).isEqualTo(Mood.BRISK);
  }

  @Test
  void anOptionalHoldsAValue() {
    assertThat(other("pause")).isEqualTo(Optional.of(Duration.ofSeconds(77)));
  }

  @Test
  void aSetHasAsManyItemsAsItMust() {
    assertThat(other("moods")).isEqualTo(Set.of(Mood.CALM, Mood.BRISK));
  }

  @Test
  void aListHasAsManyItemsAsItMust() {
    assertThat(other("many")).isEqualTo(List.of(7, 3, 2, 1, 11));
  }

  @Test
  void aMapHasAsManyEntriesAsItMust() {
    assertThat(other("switches"))
        .isEqualTo(Map.of("X-Kit-1", true, "X-Kit-2", false, "X-Kit-3", true, "X-Kit-4", false));
  }

  @Test
  void theValuesOfAMapKeepToTheirConstraints() {
    assertThat(other("weights")).isEqualTo(Map.of("X-Kit-1", 0.5));
  }

  @Test
  void theComponentsOfARecordAreAllSet() {
    assertThat(other("window"))
        .isEqualTo(new Window(7, 7, Mood.CALM, Optional.of(Duration.ofSeconds(77))));
  }

  @Test
  void theComponentsOfAnotherRecordAreAllOthers() {
    configured.set(attribute("window"), other("window"));

    assertThat(other("window"))
        .isEqualTo(new Window(3, 3, Mood.BRISK, Optional.of(Duration.ofSeconds(7))));
  }

  /** One constant is no choice, no LLM is known, and a record may refuse what its types allow. */
  @ParameterizedTest
  @CsvSource({"only, enum", "inner, llm", "span, object"})
  void whereNothingIsFoundTheAuthorIsAskedForAValue(String name, String type) {
    assertThatThrownBy(
            () ->
                new Changes("valuesOnTheWire()", Map::of)
                    .other(attribute(name), configured.get(name)))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "no value for " + name + ": " + type + " was found; give one in valuesOnTheWire()");
  }

  @Test
  void aValueOfTheAuthorGoesBeforeWhatWouldBeFound() {
    assertThat(
            new Changes("valuesOnTheWire()", () -> Map.of("mood", Mood.GRIM))
                .other(attribute("mood"), Mood.CALM))
        .isEqualTo(Mood.GRIM);
  }
}
