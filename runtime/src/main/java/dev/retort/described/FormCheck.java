package dev.retort.described;

import dev.retort.descriptor.FormChecker;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.llm.StructuredOutputShape.Format;
import dev.retort.structured.Finding;
import dev.retort.structured.JsonText;
import dev.retort.structured.StructureException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code load} says of an LLM's {@code structured_output}, for a compiler. A service. */
public final class FormCheck implements FormChecker {
  /** For the service loader. */
  public FormCheck() {}

  @Override
  public @Nullable String fault(@Nullable String format, String schema) {
    Optional<Format> kind =
        Optional.ofNullable(format).map(name -> Format.valueOf(name.toUpperCase(Locale.ROOT)));
    try {
      new StructuredOutputShape(kind, JsonText.read(schema), Optional.empty(), Optional.empty())
          .form();
      return null;
    } catch (StructureException e) {
      // Of a number that is out of range, which reading a config finds, too.
      return "the JSON Schema is no good: " + new Finding(e.pointer(), e.finding()).line();
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }
}
