package dev.retort.examples.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import dev.retort.structured.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forms that stand in source, as defaults: javac refuses those that the runtime refuses, in the
 * same words, and no other.
 */
class DefaultFormsTest {
  /** Every keyword, as it may be used. */
  private static final Path CASES =
      Path.of("../../runtime/src/test/resources/dev/retort/structured/schema-cases.json");

  private static final String LLM =
      """
      package com.acme.formed;

      import dev.retort.annotation.LLMType;
      import dev.retort.annotation.RuntimeParam;
      import dev.retort.llm.AsyncLLM;
      import dev.retort.llm.GenerateOutput;
      import dev.retort.llm.Input;
      import dev.retort.llm.StructuredOutputShape;

      /** Asks for forms. */
      @LLMType
      class FormedLLM extends AsyncLLM {
      %s

        @Override
        public String modelName() {
          return "formed";
        }

        GenerateOutput generateAsync(Input input) {
          throw new UnsupportedOperationException();
        }
      }
      """;
  private static final String FORM =
      "  @RuntimeParam(description = \"a form\", defaultValue = \"%s\") StructuredOutputShape f%d;";

  @TempDir private Path folder;

  @Test
  void everySchemaThatTheRuntimeReadsCompilesAsADefaultAsItIsAndAsText() throws IOException {
    List<String> defaults = new ArrayList<>();
    for (JsonValue each : ((JsonArray) JsonText.read(Files.readString(CASES))).items()) {
      JsonValue schema = Objects.requireNonNull(((JsonObject) each).fields().get("schema"));
      defaults.add(JsonText.write(new JsonObject(Map.of("schema", schema))));
      JsonValue text = new JsonString(JsonText.write(schema));
      JsonValue format = new JsonString("json");
      defaults.add(JsonText.write(new JsonObject(Map.of("schema", text, "format", format))));
    }
    assertThat(defaults).hasSizeGreaterThan(100);

    for (int i = 0; i < defaults.size(); i += 100) {
      assertThat(errors(defaults.subList(i, Math.min(i + 100, defaults.size())))).isEmpty();
    }
  }

  @Test
  void whatIsNoFormIsToldInTheRuntimesWords() throws IOException {
    List<String> defaults =
        List.of(
            "{\"schema\": {\"type\": \"integr\", \"properties\": {\"a\": {\"minimum\": \"1\"}}}}",
            "{\"schema\": {\"requierd\": [\"a\"]}}",
            "{\"schema\": {\"$ref\": \"#/$defs/a\"}}",
            "{\"schema\": {\"pattern\": \"a(\"}}",
            "{\"schema\": {\"minimum\": 1e99999999999}}",
            "{\"schema\": [1]}",
            "{\"schema\": \"a(\"}",
            "{\"schema\": \"{}\", \"format\": \"regex\"}",
            "{\"schema\": {}, \"format\": \"regex\"}",
            "{\"schema\": \"[a-z]+\", \"format\": \"json\"}",
            "{\"schema\": \"[a-z]+\"}");

    assertThat(errors(defaults))
        .containsExactly(
            none(
                0,
                "the JSON Schema is no good: /type: \"integr\" is no type; did you mean"
                    + " \"integer\"?; /properties/a/minimum: must be a number, not \"1\""),
            none(
                1,
                "the JSON Schema is no good: /requierd: the keyword \"requierd\" is unknown; did"
                    + " you mean \"required\"?"),
            none(2, "the JSON Schema is no good: /$ref: the reference \"#/$defs/a\" leads nowhere"),
            none(
                3,
                "the JSON Schema is no good: /pattern: \"a(\" is no regular expression at"
                    + " character 3: a group is not closed"),
            none(4, "the JSON Schema is no good: /minimum: the number is out of range"),
            none(
                5,
                "the JSON Schema is no good: a schema is an object, true or false, not an array"),
            none(6, "\"a(\" is no regular expression at character 3: a group is not closed"),
            none(
                7,
                "\"{}\" is no regular expression at character 2: a repetition in braces is no"
                    + " good"),
            none(8, "with the format regex, \"schema\" is a text: the regular expression"),
            none(
                9,
                "the JSON Schema is no good: it is no JSON: a value is expected at line 1, column"
                    + " 2"));
  }

  private static String none(int number, String reason) {
    return "f" + number + ": the default of f" + number + " is no form of answers: " + reason;
  }

  /** What javac says, with the field at whose line it does. */
  private List<String> errors(List<String> defaults) throws IOException {
    String fields =
        IntStream.range(0, defaults.size())
            .mapToObj(i -> FORM.formatted(literal(defaults.get(i)), i))
            .collect(Collectors.joining("\n"));
    Path source = Files.writeString(folder.resolve("FormedLLM.java"), LLM.formatted(fields));
    List<String> lines = Files.readAllLines(source);
    return new TwoDoors(folder, List.of(source))
        .ofSources().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .map(
                each -> {
                  String line = lines.get((int) each.getLineNumber() - 1);
                  return line.substring(line.lastIndexOf(' ') + 1).replace(';', ':')
                      + " "
                      + each.getMessage(null).replace(" [retort:default-form]", "");
                })
            .toList();
  }

  private static String literal(String text) {
    return text.chars()
        .mapToObj(
            c ->
                c == '"' || c == '\\'
                    ? "\\" + (char) c
                    : c < ' ' || c > '~' ? String.format("\\u%04x", c) : String.valueOf((char) c))
        .collect(Collectors.joining());
  }
}
