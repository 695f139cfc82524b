package com.acme.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.kinds.child.Child;
import com.acme.kinds.child.ChildBuilder;
import com.acme.kinds.child.ChildDescriptor;
import com.acme.kinds.child.Grandchild;
import com.acme.kinds.child.GrandchildBuilder;
import com.acme.kinds.child.GrandchildDescriptor;
import com.acme.kinds.child.GrandchildKwargs;
import dev.retort.config.ConfigException;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Classes that extend a declared class of another package. */
class InheritanceTest {
  private static final List<Input> INPUTS = List.of(Input.of("x"));

  private static List<String> answer(LLM llm) {
    return llm.generateOutputs(INPUTS).get(0).generations();
  }

  @Test
  void anEmptyChildAnswersWithItsPresets() {
    Child child = ChildBuilder.create().model("m").generationKwargs(k -> k.depth(3)).build();

    assertThat(answer(child)).containsExactly("https://child.example heat=8 depth=3");
  }

  @Test
  void aRequiredKwargThatNobodySetIsToldBeforeTheCall() {
    Child child = ChildBuilder.create().model("m").build();

    assertThatThrownBy(() -> child.generateOutputs(INPUTS))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "/depth: error: the key \"depth\" is missing; it is required: an integer"
                + " [retort:missing-key]");
  }

  @Test
  void anOverrideThatSaysNothingKeepsNamesDefaultsAndConstraints() {
    Grandchild child =
        GrandchildBuilder.create()
            .model("m")
            .more(6)
            .generationKwargs(GrandchildKwargs.builder().depth(3).build())
            .build();

    assertThat(answer(child)).containsExactly("heat=8 depth=3 more=6");
    assertThatThrownBy(
            () -> child.setRuntimeParameters(Map.of("generation_kwargs", Map.of("heat", 10))))
        .hasMessage(
            "/generation_kwargs/heat: error: \"heat\" must be at most 9 [retort:out-of-range]");
  }

  @Test
  void anOverrideThatSaysNothingKeepsTheTexts() {
    assertThat(GrandchildDescriptor.INSTANCE.generationKwargs())
        .extracting(ParamDescriptor::name, ParamDescriptor::description)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("heat", "how hot"),
            org.assertj.core.groups.Tuple.tuple("depth", "how deep"));
  }

  @Test
  void attributesOfTheFarthestAncestorComeFirst() {
    assertThat(GrandchildDescriptor.INSTANCE.attributes())
        .extracting(ParamDescriptor::name)
        .startsWith("generation_kwargs")
        .endsWith("max_errors", "base_url", "model", "more");
  }

  @Test
  void aPresetChangesTheDefaultOfTheChildAlone() {
    assertThat(ChildDescriptor.INSTANCE.attributes())
        .filteredOn(param -> param.name().equals("base_url"))
        .extracting(ParamDescriptor::defaultValue)
        .containsExactly("https://child.example");
  }
}
