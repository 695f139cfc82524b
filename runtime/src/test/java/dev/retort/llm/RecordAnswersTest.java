package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.descriptor.MissingCompanionException;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Rejected;
import dev.retort.structured.StructureException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as records. */
class RecordAnswersTest {
  private static final StructuredOutput.JsonSchema PET = StructuredOutput.of(Pet.class);

  @Test
  void anAnswerThatWasAskedForAsARecordIsOne() {
    FormLLM llm = FormLLMBuilder.create().build();
    llm.answers("{\"name\":\"Rex\",\"legs\":-4}", "{\"name\":\"Rex\",\"legs\":4,\"owner\":null}");

    GenerateOutput output =
        llm.generateOutputs(List.of(Input.of("Which?").withStructuredOutput(PET))).get(0);

    assertThat(output.as(Pet.class)).isEqualTo(new Pet("Rex", 4, null));
    assertThat(llm.asked).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"weight\":3000000000} | /weight: the number is out of range: it goes from -2147483648 to 2147483647",
        "{\"height\":1e39} | /height: the number is out of range",
        "{\"rest\":1e19} | /rest: the number is out of range",
        "{\"home\":\"a b\"} | /home: the text is no URI",
        "{\"weight\":3} | the record refuses it: 3 is odd",
      })
  void whatTheRecordCannotHoldIsAskedAgainWithTheFinding(String bad, String finding) {
    FormLLM llm = FormLLMBuilder.create().build();
    llm.answers(bad, "{\"weight\":4}");

    GenerateOutput output =
        llm.generateOutputs(
                List.of(Input.of("Which?").withStructuredOutput(StructuredOutput.of(Crate.class))))
            .get(0);

    assertThat(output.as(Crate.class)).isEqualTo(new Crate(4, null, null, null));
    assertThat(NativeLLM.lastText(llm.asked.get(1)))
        .isEqualTo(
            "This answer does not satisfy the JSON Schema that was asked for:\n- "
                + finding
                + "\n\nAnswer again: with the whole JSON, put right, and nothing else.");
  }

  @Test
  void theSameIsSoOfARecordThatIsAskedOfTheLLM() {
    FormLLM llm = formed();
    llm.answers("{\"weight\":3}", "{\"weight\":4}");

    GenerateOutput output = llm.generateOutputs(List.of(Input.of("Which?"))).get(0);

    assertThat(output.as(Crate.class)).isEqualTo(new Crate(4, null, null, null));
    assertThat(NativeLLM.lastText(llm.asked.get(1))).contains("the record refuses it: 3 is odd");
  }

  private static FormLLM formed() {
    StructuredOutputShape shape = StructuredOutputShape.of(StructuredOutput.of(Crate.class));
    return FormLLMBuilder.create().structuredOutput(shape.withMaxRetries(1)).build();
  }

  @Test
  void aRecordSetAsARuntimeParameterIsAskedAsOne() {
    FormLLM llm = FormLLMBuilder.create().build();
    llm.setRuntimeParameters(
        Map.of("structured_output", StructuredOutputShape.of(StructuredOutput.of(Crate.class))));
    llm.answers("{\"weight\":3}", "{\"weight\":4}");

    GenerateOutput output = llm.generateOutputs(List.of(Input.of("Which?"))).get(0);

    assertThat(output.as(Crate.class)).isEqualTo(new Crate(4, null, null, null));
  }

  @Test
  void aDumpOfARecordHoldsItsSchemaAlone() {
    FormLLM llm = formed();

    FormLLM again = (FormLLM) LLM.fromJson(llm.toJson());

    assertThat(again.structuredOutput).isEqualTo(llm.structuredOutput);
    assertThat(again.toJson()).isEqualTo(llm.toJson());
    again.answers("{\"weight\":3}");
    assertThat(again.generateOutputs(List.of(Input.of("Which?"))).get(0).generations())
        .containsExactly("{\"weight\":3}");
  }

  @Test
  void whatTheRecordNeverCanHoldHasFailed() {
    FormLLM llm = FormLLMBuilder.create().maxRetries(0).build();
    llm.answers("{\"weight\":3}");

    GenerateOutput output =
        llm.generateOutputs(
                List.of(Input.of("Which?").withStructuredOutput(StructuredOutput.of(Crate.class))))
            .get(0);

    assertThat(output.error())
        .extracting(Failure::message)
        .isEqualTo(
            "the answer does not satisfy the JSON Schema that was asked for: the record refuses it:"
                + " 3 is odd");
  }

  @Test
  void eachGenerationIsARecordOfItsOwn() {
    GenerateOutput output =
        GenerateOutput.of("{\"name\":\"a\",\"legs\":4}", null, "{\"name\":\"b\",\"legs\":0}");

    assertThat(output.as(Pet.class, 2)).isEqualTo(new Pet("b", 0, null));
    assertThat(output.allAs(Pet.class))
        .containsExactly(new Pet("a", 4, null), null, new Pet("b", 0, null));
  }

  @Test
  void whatFailedIsNoRecordAndSaysWhy() {
    FormLLM llm = FormLLMBuilder.create().maxRetries(0).build();
    llm.answers("{\"name\":\"Rex\",\"legs\":-4}");

    GenerateOutput output =
        llm.generateOutputs(List.of(Input.of("Which?").withStructuredOutput(PET))).get(0);

    assertThatThrownBy(() -> output.as(Pet.class))
        .isInstanceOfSatisfying(
            GenerationException.class,
            e ->
                assertThat(e.failure().rejected())
                    .extracting(Rejected::text)
                    .containsExactly("{\"name\":\"Rex\",\"legs\":-4}"))
        .hasMessage(
            "the answer does not satisfy the JSON Schema that was asked for: /legs: must be at"
                + " least 0, not -4");
  }

  @Test
  void noAnswerIsNoRecord() {
    GenerateOutput output = GenerateOutput.of((String) null);

    assertThatThrownBy(() -> output.as(Pet.class))
        .isInstanceOfSatisfying(
            GenerationException.class,
            e ->
                assertThat(e.failure())
                    .isEqualTo(
                        Failure.of(
                            Kind.INCOMPLETE, "generation 0 is null: the model gave no answer")));
  }

  @Test
  void aTextThatIsNoSuchRecordSaysWhere() {
    assertThatThrownBy(() -> GenerateOutput.of("{\"name\":1}").as(Pet.class))
        .isInstanceOf(StructureException.class)
        .hasMessage("the text is no Pet: /name: a text is expected, not a number");
  }

  @Test
  void aRecordWithoutTheAnnotationIsToldApart() {
    assertThatThrownBy(() -> StructuredOutput.of(Asked.class))
        .isInstanceOf(MissingCompanionException.class)
        .hasMessageContaining("@StructuredType");
  }

  @Test
  void ofARecordThereIsASchemaForPromptsAndAStrictOneForProviders() {
    assertThat(PET.schema()).contains("\"minimum\":0");
    assertThat(PET.strictSchema()).isNotNull().contains("\"additionalProperties\":false");
    assertThat(PET)
        .isEqualTo(StructuredOutput.of(Pet.class))
        .isNotEqualTo(new StructuredOutput.JsonSchema(PET.schema()));
  }
}
