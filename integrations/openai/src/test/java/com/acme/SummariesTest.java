package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import dev.retort.testkit.FakeAnswers;
import dev.retort.testkit.FakeOf;
import java.util.List;
import org.junit.jupiter.api.Test;

// region fake
@FakeOf(AcmeLLM.class)
class SummariesTest {
  private static final Input LONG = Input.of("a long text");

  private final AcmeLLM llm =
      AcmeLLMFake.of(
          AcmeLLMBuilder.create().model("acme-1").build(),
          FakeAnswers.seeded(7).failing(LONG::equals, Kind.CONTEXT_TOO_LONG));

  @Test
  void aTextThatIsTooLongCostsNoOther() {
    List<GenerateOutput> outputs = llm.generateOutputs(List.of(Input.of("a text"), LONG));

    assertThat(outputs.get(0).generations()).doesNotContainNull();
    assertThat(outputs.get(1).error()).isNotNull();
  }
}
// endregion
