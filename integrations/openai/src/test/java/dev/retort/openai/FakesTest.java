package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.AcmeChat;
import com.acme.AcmeChatBuilder;
import com.acme.AcmeChatFake;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.LLM;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.llm.UnsupportedCapabilityException;
import dev.retort.testkit.FakeOf;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fakes of an LLM that is compiled already, and of a child of it in another package. */
@FakeOf({OpenAILLM.class, AcmeChat.class})
class FakesTest {
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}},"
          + "\"required\":[\"name\"],\"additionalProperties\":false}";

  private static OpenAILLM vendors() {
    return OpenAILLMBuilder.create().model("gpt-4o-mini").build();
  }

  @Test
  void neitherServerNorKeyIsNeeded() {
    try (OpenAILLM fake = OpenAILLMFake.of(vendors())) {
      fake.load();
      List<GenerateOutput> outputs =
          fake.generateOutputs(
              List.of(Input.of("Hi"), Input.of("Ho")),
              3,
              OpenAILLMKwargs.builder().maxNewTokens(2).build());

      assertThat(outputs).hasSize(2);
      assertThat(outputs.get(0).generations())
          .hasSize(3)
          .allSatisfy(text -> assertThat(text.split(" ")).hasSizeLessThanOrEqualTo(2));
      assertThat(LLM.fromYaml(fake.toYaml())).isExactlyInstanceOf(OpenAILLM.class);
    }
  }

  @Test
  void anAnswerHasTheFormThatIsAskedFor() {
    Input input = Input.of("Who?").withStructuredOutput(new StructuredOutput.JsonSchema(SCHEMA));
    try (OpenAILLM fake = OpenAILLMFake.of(vendors())) {
      String text = fake.generateOutputs(List.of(input)).get(0).generations().get(0);

      JsonObject object = Wire.json(text);
      assertThat(object.fields().keySet()).containsExactly("name");
    }
  }

  @Test
  void anAnswerHasTheFormOfTheLlmWhereTheInputHasNone() {
    StructuredOutput form = new StructuredOutput.JsonSchema(SCHEMA);
    OpenAILLM formed =
        OpenAILLMBuilder.create()
            .model("gpt-4o-mini")
            .structuredOutput(StructuredOutputShape.of(form))
            .build();
    try (OpenAILLM fake = OpenAILLMFake.of(formed)) {
      GenerateOutput output = fake.generateOutputs(List.of(Input.of("Who?"))).get(0);

      assertThat(output.error()).isNull();
      assertThat(Wire.json(output.generations().get(0)).fields().keySet()).containsExactly("name");
    }
  }

  @Test
  void aChildInAnotherPackageHasOneBesideIt() {
    try (AcmeChat fake = AcmeChatFake.of(AcmeChatBuilder.create().model("acme-1").build())) {
      assertThat(fake.generateOutputs(List.of(Input.of("Hi"))).get(0).error()).isNull();
    }
  }

  @Test
  void thereAreNoBatchesOfAFake() {
    try (OpenAILLM fake = OpenAILLMFake.of(vendors())) {
      fake.setRuntimeParameters(Map.of("use_offline_batch_generation", true));

      assertThatThrownBy(() -> fake.generateOutputs(List.of(Input.of("Hi"))))
          .isInstanceOf(UnsupportedCapabilityException.class)
          .hasMessage(
              "offline batch generation is not supported by OpenAILLMFake: it answers calls alone;"
                  + " use a server on the loopback address to test the rest");
    }
  }
}
