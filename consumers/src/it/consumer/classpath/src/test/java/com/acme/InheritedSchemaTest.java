package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retort.openai.OpenAILLMDescriptor;
import org.junit.jupiter.api.Test;

/** A class that extends one from a jar says the same of what it inherits. */
class InheritedSchemaTest {
  /** The part of a schema that describes one attribute. */
  private static String attribute(String schema, String name) {
    int start = schema.indexOf("\n    \"" + name + "\": {");
    return schema.substring(start, schema.indexOf("\n    }", start));
  }

  @Test
  void aRecordOfTheJarKeepsWhatMayBeNull() {
    String inherited = attribute(AcmeChatLLMDescriptor.INSTANCE.schema(), "structured_output");
    assertTrue(inherited.contains("\"null\""), inherited);
    assertEquals(
        attribute(OpenAILLMDescriptor.INSTANCE.schema(), "structured_output"), inherited);
  }
}
