package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retort.config.ConfigException;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.ReadOptions;
import dev.retort.pipeline.RunOptions;
import dev.retort.pipeline.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline of the project's own steps and LLM, run from Java. */
class StepsTest {
  @TempDir Path folder;

  private Pipeline pipeline(Map<String, Map<String, Object>> parameters) throws IOException {
    Path file = folder.resolve("own.yaml");
    Files.writeString(
        file,
        """
        retort: {version: 1}
        pipeline:
          name: own
          steps:
            - name: count
              step: {type_info: {module: com.acme, name: CountTo}}
            - name: loud
              step: {mark: '!', type_info: {module: com.acme, name: Loud}}
            - name: ask
              step:
                template: Say {{ loud }}
                columns: loud
                add_raw_input: false
                add_raw_output: false
                llm: {model: m, type_info: {module: com.acme, name: AcmeLLM}}
                type_info: {module: dev.retort.step, name: TextGeneration}
          connections:
            - {from: count, to: [loud]}
            - {from: loud, to: [ask]}
        """);
    return Pipeline.read(file, ReadOptions.none().parameters(parameters));
  }

  @Test
  void rowsGoThroughTheOwnStepsAndLlm() throws IOException {
    Path output = folder.resolve("out");
    RunReport report =
        pipeline(Map.of("count", Map.of("last", 1))).run(RunOptions.defaults().output(output));

    assertEquals(RunReport.Status.DONE, report.status());
    List<String> rows = Files.readAllLines(output.resolve("data/ask.jsonl"));
    assertEquals(1, rows.size());
    assertTrue(
        rows.get(0).startsWith(
            "{\"text\":\"no. 1\",\"loud\":\"no. 1!\","
                + "\"generation\":\"Say no. 1! t=1.0 m=128 s=null\",\"model_name\":\"m\""),
        rows.get(0));
  }

  @Test
  void aMisspeltParameterOfAStepIsTold() {
    ConfigException thrown =
        assertThrows(
            ConfigException.class, () -> pipeline(Map.of("count", Map.of("lats", 1))));
    assertEquals("last", thrown.problems().get(0).suggestion());
  }

  @Test
  void aStepHasABuilder() {
    Loud loud = LoudBuilder.create().mark("?").build();
    assertEquals(LoudDescriptor.INSTANCE, loud.descriptor());
    assertThrows(ConfigException.class, () -> LoudBuilder.create().build());
  }
}
