package com.acme.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.retort.config.RuntimeParameterInfo;
import dev.retort.llm.LLM;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of runtime parameters, in Java and in dumps. */
class ParametersInfoTest {
  private final Quiet quiet = QuietBuilder.create().build();
  private final Panel panel =
      PanelBuilder.create().chair(quiet).others(List.of(quiet, quiet)).rounds(2).build();

  @Test
  void theValueOfANameIsWhetherItMayBeLeftOut() {
    assertThat(PanelSerializer.INSTANCE.runtimeParametersNames(panel))
        .containsEntry("rounds", false)
        .containsEntry("input_batch_size", true);
    assertThat(quiet.runtimeParametersNames().get("generation_kwargs"))
        .isEqualTo(Map.of("number", false));
  }

  @Test
  void attributesAreNoRuntimeParameters() {
    assertThat(quiet.runtimeParametersNames()).doesNotContainKey("jobs_ids");
    assertThat(PanelSerializer.INSTANCE.runtimeParametersNames(panel))
        .doesNotContainKeys("name", "input_mappings", "output_mappings");
  }

  @Test
  void anEntryHasNameOptionalDescriptionAndType() {
    assertThat(PanelSerializer.INSTANCE.runtimeParametersInfo(panel))
        .filteredOn(info -> info.name().equals("rounds"))
        .extracting(
            RuntimeParameterInfo::optional,
            RuntimeParameterInfo::description,
            RuntimeParameterInfo::type,
            RuntimeParameterInfo::defaultValue,
            RuntimeParameterInfo::keys)
        .containsExactly(tuple(false, "How often they talk.", "integer", null, null));
  }

  @Test
  void theEntryOfTheKwargsHasKeysInsteadOfOptional() {
    RuntimeParameterInfo kwargs = quiet.runtimeParametersInfo().get(0);

    assertThat(kwargs.name()).isEqualTo("generation_kwargs");
    assertThat(kwargs.optional()).isNull();
    assertThat(kwargs.keys())
        .extracting(
            RuntimeParameterInfo::name,
            RuntimeParameterInfo::optional,
            RuntimeParameterInfo::description,
            RuntimeParameterInfo::type)
        .containsExactly(tuple("number", false, "what to say", "integer"));
  }

  @Test
  void theDumpOfAStepHoldsTheInfoWithOneEntryEachForNestedLlms() {
    String nested =
        """
        runtime_parameters_info:
              - name: generation_kwargs
                description: The kwargs to be passed to the operative method of the LLM on every call.
                keys:
                  - name: number
                    optional: false
                    description: what to say
                    type: integer
        """
            .strip();
    assertThat(PanelSerializer.INSTANCE.toYaml(panel))
        .contains("  - name: chair\n    " + nested + "\n")
        .contains(
            "  - name: others\n    runtime_parameters_info:\n      \"0\":\n        - name:"
                + " generation_kwargs\n")
        .contains("      \"1\":\n        - name: generation_kwargs\n")
        .contains(
            """
              - name: rounds
                optional: false
                description: How often they talk.
                type: integer
            type_info:
              module: com.acme.kinds
              name: Panel
            """);
  }

  @Test
  void theDumpOfAnLlmHoldsNone() {
    assertThat(quiet.toYaml()).doesNotContain("runtime_parameters_info");
  }

  @Test
  void theInfoIsPassedOverWhenADumpIsRead() {
    String yaml = PanelSerializer.INSTANCE.toYaml(panel);

    assertThat(PanelSerializer.INSTANCE.toYaml(PanelSerializer.INSTANCE.fromYaml(yaml)))
        .isEqualTo(yaml);
  }

  @Test
  void theMapsOfNamesAreNotToBeChanged() {
    LLM llm = quiet;
    assertThat(llm.runtimeParametersNames()).isUnmodifiable();
  }
}
