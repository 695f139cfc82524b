package dev.retort.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.structured.Structure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the small model, which knows nothing of forms, in a form that was asked for. */
class FormsTest {
  private static final String PERSON =
      """
      {"type": "object",
       "properties": {
         "name": {"type": "string", "minLength": 1, "maxLength": 20},
         "age": {"type": "integer", "minimum": 0, "maximum": 120},
         "mood": {"enum": ["happy", "sad", "very \\"odd\\""]},
         "tall": {"type": "boolean"},
         "score": {"type": "number", "minimum": -1.5, "exclusiveMaximum": 10},
         "friends": {"type": "array", "maxItems": 3, "items": {"$ref": "#/$defs/friend"}},
         "born": {"type": "string", "format": "date"},
         "code": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{3}$"}},
       "required": ["name", "age", "mood", "tall", "score"],
       "additionalProperties": false,
       "$defs": {"friend": {"type": "object",
         "properties": {"name": {"type": "string", "maxLength": 10}},
         "required": ["name"], "additionalProperties": false}}}
      """;

  private static LlamaCppLLM llm;

  @BeforeAll
  static void load() {
    llm = LlamaCppLLMBuilder.create().modelPath(TinyModel.file()).build();
    llm.load();
  }

  @AfterAll
  static void unload() {
    if (llm != null) {
      llm.close();
    }
  }

  private static List<String> answers(StructuredOutput form, int count, int maxNewTokens) {
    LlamaCppLLMKwargs kwargs =
        LlamaCppLLMKwargs.builder().maxNewTokens(maxNewTokens).seed(17).build();
    Input input = Input.of("Once upon a time").withStructuredOutput(form);
    GenerateOutput output = llm.generateOutputs(List.of(input), count, kwargs).get(0);
    assertThat(output.error()).isNull();
    return new ArrayList<>(output.generations());
  }

  /** The first answers, of which none is asked for again. */
  private static List<String> firstAnswers(StructuredOutput form) {
    StructuredOutputShape once = StructuredOutputShape.of(form).withMaxRetries(0);
    try (LlamaCppLLM asking =
        LlamaCppLLMBuilder.create()
            .modelPath(TinyModel.file())
            .structuredOutput(once)
            .generationKwargs(k -> k.maxNewTokens(400).seed(17))
            .build()) {
      GenerateOutput output =
          asking.generateOutputs(List.of(Input.of("Once upon a time")), 100).get(0);
      assertThat(output.error()).isNull();
      return new ArrayList<>(output.generations());
    }
  }

  @Test
  void anObjectIsValid100TimesOf100() {
    List<String> answers = firstAnswers(new StructuredOutput.JsonSchema(PERSON));

    assertThat(answers)
        .hasSize(100)
        .allSatisfy(answer -> assertThat(Schemas.isValid(PERSON, answer)).as(answer).isTrue());
  }

  @ParameterizedTest
  @ValueSource(classes = {Hero.class, Story.class})
  void aRecordIsValid100TimesOf100(Class<? extends Record> type) {
    List<String> answers = firstAnswers(StructuredOutput.of(type));

    String schema = Structure.of(type).schema();
    assertThat(answers)
        .hasSize(100)
        .allSatisfy(answer -> assertThat(Schemas.isValid(schema, answer)).as(answer).isTrue());
  }

  /** A text that is not blank, and bounds on its length; the model would write long names. */
  @Test
  void aTextThatMayNotBeBlankKeepsItsLengths() {
    String schema = "{\"type\": \"string\", \"pattern\": \"\\\\S\", \"maxLength\": 4}";

    assertThat(firstAnswers(new StructuredOutput.JsonSchema(schema)))
        .allSatisfy(answer -> assertThat(Schemas.isValid(schema, answer)).as(answer).isTrue());
  }

  @Test
  void severalPatternsOfOneClassAreAllKept() {
    String schema =
        """
        {"type": "string", "maxLength": 9,
         "allOf": [{"pattern": "\\\\S"}, {"pattern": "^(?:[a-m ]+)$"}, {"pattern": "^(?:[h-z ]{3,})$"}]}
        """;

    assertThat(firstAnswers(new StructuredOutput.JsonSchema(schema)))
        .allSatisfy(answer -> assertThat(Schemas.isValid(schema, answer)).as(answer).isTrue());
  }

  @Test
  void aSchemaIsReferredToByItsAnchor() {
    String schema =
        """
        {"type": "array", "items": {"$ref": "#n"}, "minItems": 1, "maxItems": 2,
         "$defs": {"n": {"$anchor": "n", "type": "integer", "minimum": 3, "maximum": 7}}}
        """;

    assertThat(firstAnswers(new StructuredOutput.JsonSchema(schema)))
        .allSatisfy(answer -> assertThat(Schemas.isValid(schema, answer)).as(answer).isTrue());
  }

  /** The prompt says it, and the answer is checked; this model does as it likes. */
  @ParameterizedTest
  @ValueSource(strings = {"(?=x)x", "\\bword\\b", "\\p{Lu}+"})
  void aFormThatNoGrammarSaysIsAskedForInThePrompt(String pattern) {
    StructuredOutput form = new StructuredOutput.Regex(pattern);
    LlamaCppLLMKwargs few = LlamaCppLLMKwargs.builder().maxNewTokens(200).seed(1).build();
    GenerateOutput plain = llm.generateOutputs(List.of(Input.of("Once")), 1, few).get(0);

    GenerateOutput output =
        llm.generateOutputs(List.of(Input.of("Once").withStructuredOutput(form)), 1, few).get(0);

    assertThat(output.error()).isNotNull();
    assertThat(output.error().kind()).isEqualTo(GenerateOutput.Kind.INVALID);
    assertThat(output.statistics().inputTokens().get(0))
        .isGreaterThan(plain.statistics().inputTokens().get(0));
  }

  @Test
  void theFormOfTheLlmHoldsWhereTheInputHasNone() {
    StructuredOutput form = new StructuredOutput.Regex("[a-c]{3}");
    try (LlamaCppLLM ours =
        LlamaCppLLMBuilder.create()
            .modelPath(TinyModel.file())
            .structuredOutput(StructuredOutputShape.of(form))
            .build()) {
      GenerateOutput output = ours.generateOutputs(List.of(Input.of("Once"))).get(0);

      assertThat(output.error()).isNull();
      assertThat(output.generations().get(0)).matches("[a-c]{3}");
    }
  }

  @Test
  void anObjectWithoutBoundsEndsInTimeAllTheSame() {
    String open =
        """
        {"type": "object",
         "properties": {"name": {"type": "string"}, "age": {"type": "integer"},
           "tags": {"type": "array", "items": {"type": "string"}}},
         "required": ["name", "age", "tags"], "additionalProperties": false}
        """;

    List<String> answers = answers(new StructuredOutput.JsonSchema(open), 20, 100);

    assertThat(answers)
        .hasSize(20)
        .allSatisfy(answer -> assertThat(Schemas.isValid(open, answer)).as(answer).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes|no",
        "[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?",
        "(Mon|Tues|Wednes)day, \\d{1,2}:[0-5]\\d",
        "[^a-z\\s]{3,5}\\.",
        "^\"[\\w-]+\\\\\"$",
      })
  void aTextMatchesItsRegularExpression(String pattern) {
    List<String> answers = answers(new StructuredOutput.Regex(pattern), 10, 100);

    assertThat(answers).hasSize(10).allMatch(answer -> answer.matches(pattern));
  }
}
