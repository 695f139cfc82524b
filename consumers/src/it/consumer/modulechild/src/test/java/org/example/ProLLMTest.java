package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retort.config.ConfigException;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProLLMTest {
  @Test
  void answersThroughTheParentsMethodWithItsOwnDefaults() {
    try (ProLLM llm = ProLLMBuilder.create().account(7).build()) {
      llm.load();
      List<GenerateOutput> out = llm.generateOutputs(List.of(Input.of("Hi")), 1);
      assertEquals(List.of("Hi t=1.0 m=512 s=null"), out.get(0).generations());
    }
  }

  @Test
  void keepsTheNamesAndTextsOfTheParentsJar() {
    String info = ProLLMBuilder.create().build().runtimeParametersInfo().toString();
    assertTrue(info.contains("Root of the Acme API."), info);
    assertTrue(info.contains("sampling temperature; higher is more random"), info);
    assertTrue(info.contains("max_new_tokens"), info);
  }

  @Test
  void keepsTheConstraintsOfTheParentsJar() {
    ConfigException problem =
        assertThrows(
            ConfigException.class,
            () ->
                ProLLMBuilder.create()
                    .build()
                    .setRuntimeParameters(Map.of("generation_kwargs", Map.of("temperature", 3.0))));
    assertTrue(problem.getMessage().contains("must be at most 2"), problem.getMessage());
  }

  @Test
  void aDumpReadBackGivesAnEqualDump() {
    String yaml = ProLLMBuilder.create().build().toYaml();
    assertEquals(yaml, LLM.fromYaml(yaml).toYaml());
  }

  @Test
  void whatConfigsMayHoldIsKeptBesideThePom() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("contracts/org.example.ProLLM.txt"));
    assertEquals("llm org.example:ProLLM", lines.get(1));
    assertTrue(lines.contains("parameter account int above=0 default=1"), lines.toString());
    assertTrue(lines.contains("kwarg max_new_tokens int above=0 default=512"), lines.toString());
  }
}
