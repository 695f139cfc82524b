package dev.retort.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.Problem;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.descriptor.Types;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.StepSummary;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of distilabel's are read, and the page about them says what is so. */
class FromDistilabelTest {
  private static final Path FILES = Path.of("src/test/pipelines");
  private static final Path PAGE = Path.of("../../docs/from-distilabel.md");

  /** The members of the reference page that Retort has a counterpart for, inherited ones too. */
  private static final List<String> MEMBERS =
      List.of(
          "LLM",
          "LLM.generation_kwargs",
          "LLM.use_offline_batch_generation",
          "LLM.offline_batch_generation_block_until_done",
          "LLM.jobs_ids",
          "LLM._logger",
          "LLM.load",
          "LLM.unload",
          "LLM.model_name",
          "LLM.get_generation_kwargs",
          "LLM.generate",
          "LLM.generate_outputs",
          "LLM._offline_batch_generate_polling",
          "LLM.offline_batch_generate",
          "LLM.generate_parameters",
          "LLM.generate_parsed_docstring",
          "LLM.runtime_parameters_names",
          "LLM.get_runtime_parameters_info",
          "LLM.set_runtime_parameters",
          "LLM.get_last_hidden_states",
          "LLM._prepare_structured_output",
          "LLM.dump",
          "LLM.save",
          "LLM.from_dict",
          "LLM.from_json",
          "LLM.from_yaml",
          "LLM.from_file",
          "AsyncLLM",
          "AsyncLLM._num_generations_param_supported",
          "AsyncLLM._event_loop",
          "AsyncLLM._new_event_loop",
          "AsyncLLM.event_loop",
          "AsyncLLM.generate_parameters",
          "AsyncLLM.generate_parsed_docstring",
          "AsyncLLM.agenerate",
          "AsyncLLM._agenerate",
          "AsyncLLM.generate",
          "AsyncLLM.__del__",
          "AsyncLLM._prepare_structured_output",
          "AsyncLLM._prepare_kwargs");

  private static final Map<String, Class<?>> CLASSES =
      Map.of(
          "LLM", LLM.class,
          "AsyncLLM", AsyncLLM.class,
          "LLMDescriptor", LLMDescriptor.class,
          "Input", Input.class);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"distilabel.yaml", "distilabel-1.0.yaml"})
  void aFileIsReadWithNotesAloneAndWrittenWithoutThem(String file) throws IOException {
    Pipeline pipeline = Pipeline.read(FILES.resolve(file));
    Path written = folder.resolve("pipeline.yaml");
    Files.writeString(written, pipeline.toYaml());
    Pipeline again = Pipeline.read(written);

    assertThat(pipeline.warnings()).extracting(Problem::id).containsOnly("upstream-key");
    assertThat(again.warnings()).isEmpty();
    assertThat(again.toYaml()).isEqualTo(pipeline.toYaml()).doesNotContain("distilabel");
  }

  @Test
  void stepsAndValuesOfAFileAreWhatTheyWere() {
    Pipeline pipeline = Pipeline.read(FILES.resolve("distilabel.yaml"));

    assertThat(pipeline.name()).isEqualTo("riddles");
    assertThat(pipeline.steps())
        .extracting(StepSummary::name)
        .containsExactly("load_riddles", "answer", "keep");
    assertThat(pipeline.steps())
        .extracting(StepSummary::type)
        .containsExactly(
            new TypeInfo("dev.retort.step", "LoadDataFromDicts"),
            new TypeInfo("dev.retort.step", "TextGeneration"),
            new TypeInfo("dev.retort.step", "KeepColumns"));
    assertThat(pipeline.steps().get(1).from()).containsExactly("load_riddles");
    assertThat(pipeline.toYaml())
        .contains(
            "temperature: 0.7\n",
            "max_new_tokens: 64\n",
            "num_generations: 2\n",
            "input_batch_size: 10\n",
            "model_name: model\n",
            "system_prompt: Answer in one word.\n",
            "columns:\n          - instruction\n");
  }

  @Test
  void aFileCanBePlanned() {
    // The provider gives several generations in one call: two rows are two calls.
    assertThat(Pipeline.read(FILES.resolve("distilabel.yaml")).plan().calls()).isEqualTo(2);
  }

  @Test
  void aDumpOfAnLlmIsReadAsItIs() {
    LLM llm =
        LLM.fromJson(
            """
            {"model":"gpt-4","generation_kwargs":{},"max_retries":6,
             "base_url":"https://api.openai.com/v1","timeout":120,"default_headers":null,
             "structured_output":null,"jobs_ids":null,
             "offline_batch_generation_block_until_done":null,"use_offline_batch_generation":false,
             "type_info":{"module":"distilabel.models.llms.openai","name":"OpenAILLM"}}
            """);

    assertThat(llm.modelName()).isEqualTo("gpt-4");
    assertThat(llm.descriptor().typeInfo())
        .isEqualTo(new TypeInfo("dev.retort.openai", "OpenAILLM"));
  }

  @Test
  void everyTypeOfThePageIsFoundUnderEachOfItsNames() throws IOException {
    List<String> rows = rows("| in a file of distilabel's");
    assertThat(rows.remove(0)).contains("distilabel.pipeline.local:Pipeline");
    for (String row : rows) {
      String[] cells = row.split(" \\| ", -1);
      for (String alias : quoted(cells[0])) {
        String[] parts = alias.split(":", 2);
        TypeInfo type =
            Types.find(new TypeInfo(parts[0], parts[1]), getClass().getClassLoader())
                .orElseThrow()
                .typeInfo();
        assertThat(type.module() + "." + type.name()).isEqualTo(quoted(cells[1]).get(0));
      }
    }
  }

  @Test
  void noAliasIsMissingOnThePage() throws IOException {
    Set<String> listed = new HashSet<>();
    rows("| in a file of distilabel's").forEach(row -> listed.addAll(quoted(row)));

    for (String type :
        List.of("LoadDataFromDicts", "TextGeneration", "StructuredGeneration", "KeepColumns")) {
      assertThat(listed).containsAll(aliases("dev.retort.step", type));
    }
    assertThat(listed).containsAll(aliases("dev.retort.openai", "OpenAILLM"));
  }

  private static List<String> aliases(String module, String name) {
    return Types.find(new TypeInfo(module, name), FromDistilabelTest.class.getClassLoader())
        .orElseThrow()
        .aliases()
        .stream()
        .map(TypeInfo::toString)
        .toList();
  }

  @Test
  void everyMemberHasARow() throws IOException {
    assertThat(rows("| distilabel | Retort | what differs").stream().map(row -> quoted(row).get(0)))
        .containsExactlyElementsOf(MEMBERS);
  }

  @Test
  void everyCounterpartIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String row : rows("| distilabel | Retort | what differs")) {
      for (String name : quoted(row.split(" \\| ", -1)[1])) {
        Matcher member = Pattern.compile("(\\w+)\\.(\\w+)\\(.*").matcher(name);
        if (member.matches() && !isThere(CLASSES.get(member.group(1)), member.group(2))) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean isThere(Class<?> type, String method) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Method declared : each.getDeclaredMethods()) {
        if (declared.getName().equals(method)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The rows of the table with a header. */
  private static List<String> rows(String header) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(header);
    String table = page.substring(start, page.indexOf("\n\n", start));
    return new ArrayList<>(table.lines().skip(2).toList());
  }

  private static List<String> quoted(String text) {
    return Pattern.compile("`([^`]+)`").matcher(text).results().map(r -> r.group(1)).toList();
  }
}
