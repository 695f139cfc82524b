package com.acme.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.AcmeLLM;
import com.acme.AcmeLLMBuilder;
import com.acme.kinds.child.ChildBuilder;
import dev.retort.config.ConfigException;
import dev.retort.config.RuntimeParameterInfo;
import dev.retort.llm.LLM;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** LLMs that hold LLMs. */
class NestedLlmsTest {
  private final AcmeLLM judge = AcmeLLMBuilder.create().model("acme-1").build();
  private final Kinds.Jury jury =
      Kinds_JuryBuilder.create()
          .judge(judge)
          .members(List.of(ChildBuilder.create().model("a").build(), judge))
          .build();

  private static List<String> names(List<RuntimeParameterInfo> infos) {
    return infos.stream().map(RuntimeParameterInfo::name).toList();
  }

  @Test
  void namesOfAnLlmAreAMapAndThoseOfAListAMapByIndex() {
    Map<String, Object> names = jury.runtimeParametersNames();

    assertThat(names.get("judge")).isEqualTo(judge.runtimeParametersNames());
    assertThat(names.get("members"))
        .isEqualTo(
            Map.of(
                "0", ChildBuilder.create().model("a").build().runtimeParametersNames(),
                "1", judge.runtimeParametersNames()));
  }

  @Test
  void anEmptyListOfLlmsHasNoNamesAndNoInfo() {
    Kinds.Jury alone = Kinds_JuryBuilder.create().judge(judge).members(List.of()).build();

    assertThat(alone.runtimeParametersNames()).doesNotContainKey("members");
    assertThat(names(alone.runtimeParametersInfo())).doesNotContain("members");
  }

  @Test
  void infoOfNestedLlmsIsOneListEach() {
    RuntimeParameterInfo members =
        jury.runtimeParametersInfo().stream()
            .filter(info -> info.name().equals("members"))
            .findFirst()
            .orElseThrow();

    assertThat(members.optional()).isNull();
    assertThat(members.nested()).hasSize(2);
    assertThat(members.nested().get(1)).isEqualTo(judge.runtimeParametersInfo());
  }

  @Test
  void parametersOfNestedLlmsAreSetByNameAndIndexAndOthersStay() {
    jury.setRuntimeParameters(
        Map.of(
            "judge", Map.of("generation_kwargs", Map.of("temperature", 0.9)),
            "members", Map.of("0", Map.of("max_retries", 1))));

    assertThat(judge.toJson()).contains("\"temperature\":0.9", "\"max_retries\":6");
    assertThat(jury.toYaml()).containsOnlyOnce("max_retries: 1\n");
  }

  @Test
  void unknownNamesAreToldAtEveryDepthAndNothingIsSet() {
    String before = jury.toJson();

    assertThatThrownBy(
            () ->
                jury.setRuntimeParameters(
                    Map.of(
                        "members",
                        Map.of(
                            "0", Map.of("max_retires", 1, "generation_kwargs", Map.of("het", 1))))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "/members/0/max_retires: error: unknown runtime parameter \"max_retires\"; did you mean"
                + " \"max_retries\"?")
        .hasMessageContaining(
            "/members/0/generation_kwargs/het: error: unknown generation kwarg \"het\"; did you"
                + " mean \"heat\"?");
    assertThat(jury.toJson()).isEqualTo(before);
  }

  @Test
  void anIndexThatIsNotThereIsTold() {
    assertThatThrownBy(() -> jury.setRuntimeParameters(Map.of("members", Map.of("2", Map.of()))))
        .hasMessageStartingWith("/members/2: error: unknown index of an LLM \"2\"");
  }

  @Test
  void aNestedLlmIsItsOwnDump() {
    assertThat(jury.toJson())
        .contains("\"judge\":" + judge.toJson())
        .endsWith(
            ","
                + judge.toJson()
                + "],\"type_info\":{\"module\":\"com.acme.kinds\",\"name\":\"Kinds.Jury\"}}");
    assertThat(LLM.fromJson(jury.toJson()).toJson()).isEqualTo(jury.toJson());
  }

  @Test
  void anLlmOfTheWrongKindIsRefusedWhereItStands() {
    assertThatThrownBy(
            () ->
                LLM.fromYaml(
                    """
                    judge: {type_info: {module: com.acme.kinds, name: Kinds.Jury}}
                    members: [{model: x, modle: y, type_info: {module: com.acme, name: AcmeLLM}}, 3]
                    type_info: {module: com.acme.kinds, name: Kinds.Jury}
                    """))
        .hasMessage(
            """
            <yaml>:1:20: error: "com.acme.kinds:Kinds.Jury" is an LLM; AsyncLLM or a class that extends it is expected [retort:other-type]
            <yaml>:2:22: error: unknown key "modle"; did you mean "model"? [retort:unknown-key]
            <yaml>:2:79: error: item 2 of "members" is an integer; a mapping is expected [retort:wrong-type]\
            """);
  }

  @Test
  void llmsInAListAreAListNotAMapByIndex() {
    assertThatThrownBy(
            () ->
                LLM.fromJson(
                    "{\"judge\":"
                        + judge.toJson()
                        + ",\"members\":{\"0\":"
                        + judge.toJson()
                        + "},\"type_info\":{\"module\":\"com.acme.kinds\",\"name\":\"Kinds.Jury\"}}"))
        .hasMessageContaining("\"members\" is a mapping; a list")
        .hasMessageContaining("[retort:wrong-type]");
  }
}
