package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retort.config.ConfigException;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcmeLLMTest {
  private static AcmeLLM llm() {
    return AcmeLLMBuilder.create()
        .model("acme-1")
        .generationKwargs(kwargs -> kwargs.temperature(0.3))
        .build();
  }

  @Test
  void answersWithTheKwargsOfTheConfigAndOfTheCall() {
    try (AcmeLLM llm = llm()) {
      llm.load();
      List<GenerateOutput> out = llm.generateOutputs(List.of(Input.of("Hi")), 2);
      assertEquals(List.of("Hi t=0.3 m=128 s=null", "Hi t=0.3 m=128 s=null"), out.get(0).generations());
      out =
          llm.generateOutputs(
              List.of(Input.of("Hi")), 1, AcmeLLMKwargs.builder().temperature(1.9).build());
      assertEquals(List.of("Hi t=1.9 m=128 s=null"), out.get(0).generations());
    }
  }

  @Test
  void aDumpReadBackGivesAnEqualDump() {
    String yaml = llm().toYaml();
    assertEquals(yaml, LLM.fromYaml(yaml).toYaml());
    assertTrue(yaml.contains("temperature: 0.3"), yaml);
    String json = llm().toJson();
    assertEquals(json, LLM.fromJson(json).toJson());
  }

  @Test
  void findsTheTypeByItsAlias() {
    LLM llm =
        LLM.fromYaml("{model: acme-1, type_info: {module: acme.llms, name: AcmeLLM}}");
    assertEquals(AcmeLLM.class, llm.getClass());
  }

  @Test
  void refusesAMisspeltParameter() {
    ConfigException problem =
        assertThrows(
            ConfigException.class,
            () -> llm().setRuntimeParameters(Map.of("generation_kwargs", Map.of("temprature", 0.2))));
    assertTrue(problem.getMessage().contains("temperature"), problem.getMessage());
  }

  @Test
  void anEmptyClassIsAProviderOfItsOwn() {
    AcmeChatLLM llm = AcmeChatLLMBuilder.create().model("chat-1").build();
    assertTrue(llm.toYaml().contains("base_url: https://chat.acme.example/v1"), llm.toYaml());
    assertEquals("chat-1", llm.modelName());
  }
}
