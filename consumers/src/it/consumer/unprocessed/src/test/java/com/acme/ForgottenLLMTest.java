package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retort.descriptor.MissingCompanionException;
import org.junit.jupiter.api.Test;

class ForgottenLLMTest {
  @Test
  void aMissingCompanionSaysSoAndHowToMendTheBuild() {
    if (Runtime.version().feature() < 23) {
      assertEquals("ForgottenLLM", new ForgottenLLM().descriptor().typeInfo().name());
      return;
    }
    MissingCompanionException missing =
        assertThrows(MissingCompanionException.class, () -> new ForgottenLLM().descriptor());
    assertEquals(
        "no generated class com.acme.ForgottenLLMDescriptor for com.acme.ForgottenLLM. If the class"
            + " has @LLMType or @StepType, its module was compiled without the Retort processor:"
            + " since JDK 23, javac does not run processors found on the class path. Name"
            + " retort-processor in <annotationProcessorPaths> of the maven-compiler-plugin"
            + " (annotationProcessor(...) in Gradle) and compile again.",
        missing.getMessage());
  }
}
