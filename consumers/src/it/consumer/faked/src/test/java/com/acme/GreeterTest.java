package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retort.openai.OpenAILLM;
import dev.retort.openai.OpenAILLMBuilder;
import dev.retort.openai.OpenAILLMFake;
import org.junit.jupiter.api.Test;

class GreeterTest {
  @Test
  void theFakeAnswersWithoutKeyAndNetwork() {
    try (OpenAILLM llm = OpenAILLMFake.of(OpenAILLMBuilder.create().model("m").build())) {
      Greeter greeter = new Greeter(llm);

      assertEquals(greeter.greet("Ann"), greeter.greet("Ann"));
      assertNotEquals(greeter.greet("Ann"), greeter.greet("Ben"));
    }
  }

  @Test
  void theFakeIsPartOfTheTestsAlone() {
    String place = OpenAILLMFake.class.getProtectionDomain().getCodeSource().getLocation().getPath();

    assertTrue(place.endsWith("/test-classes/"), place);
  }
}
