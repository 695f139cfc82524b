package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Tells outputs that are answers from those that failed. */
final class Outputs {
  private Outputs() {}

  static Failure failureOf(GenerateOutput output) {
    assertEquals(
        Collections.nCopies(output.generations().size(), null),
        output.generations(),
        "generations of an item that failed");
    Failure failure = output.error();
    if (failure == null) {
      throw new AssertionError(
          "must be a failed item, is "
              + output
              + "; throw a GenerationException, whose failure becomes that of the item");
    }
    return failure;
  }

  static void assertAnswered(GenerateOutput output, String what, @Nullable String... texts) {
    assertNull(output.error(), () -> what + ": a failure of what is none");
    assertEquals(Arrays.asList(texts), output.generations(), what);
  }
}
