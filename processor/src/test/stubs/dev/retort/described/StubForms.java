package dev.retort.described;

import dev.retort.descriptor.FormChecker;

/** Takes everything for a form but what names the type "integr", and a regex that is no text. */
public final class StubForms implements FormChecker {
  @Override
  public String fault(String format, String schema) {
    if (schema.contains("integr\"")) {
      return "the JSON Schema is no good: /type: \"integr\" is no type";
    }
    return "regex".equals(format) && !schema.startsWith("\"") ? "a text is expected" : null;
  }
}
