package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ToneLLMTest {
  private static ToneLLM llm() {
    return ToneLLMBuilder.create().model("acme-1").speaker("Ann").build();
  }

  @Test
  void lombokGivesAccessToWhatTheBuilderSet() {
    ToneLLM llm = llm();
    assertEquals("Ann", llm.getSpeaker());
    assertEquals(Tone.of("calm"), llm.value());
  }

  @Test
  void autoServiceRegistersItsServices() {
    assertEquals("hello", ServiceLoader.load(Greeting.class).findFirst().orElseThrow().text());
  }

  @Test
  void answersThroughTheMethodOfTheParentInAnotherPackage() {
    try (ToneLLM llm = llm()) {
      llm.load();
      List<GenerateOutput> out =
          llm.generateOutputs(
              List.of(Input.of("Hi")), 1, ToneLLMKwargs.builder().maxNewTokens(5).build());
      assertEquals(List.of("Hi t=1.0 m=5 s=null"), out.get(0).generations());
    }
  }

  @Test
  void keepsTheNamesAndTextsOfTheParentsJar() {
    String info = llm().runtimeParametersInfo().toString();
    assertTrue(info.contains("Root of the Acme API."), info);
    assertTrue(info.contains("sampling temperature; higher is more random"), info);
  }

  @Test
  void aDumpReadBackGivesAnEqualDump() {
    String yaml = llm().toYaml();
    assertEquals(yaml, LLM.fromYaml(yaml).toYaml());
  }
}
