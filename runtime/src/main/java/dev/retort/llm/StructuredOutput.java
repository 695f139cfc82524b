package dev.retort.llm;

import dev.retort.structured.CompiledSchema;
import dev.retort.structured.Finding;
import dev.retort.structured.Structure;
import dev.retort.structured.StructureException;
import dev.retort.structured.TextPattern;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form that an answer must have. What is no form, such as a schema that is none, is refused
 * where it is made. Immutable.
 */
public sealed interface StructuredOutput {
  /**
   * Checks an answer.
   *
   * @param answer the text of it
   * @return what is wrong with it; empty if it has the form
   */
  List<Finding> check(String answer);

  /**
   * JSON that a record can be read from, by {@link GenerateOutput#as}: what the record cannot hold,
   * or its constructor refuses, has not the form, whatever the schema says.
   *
   * @param type a record with {@link dev.retort.annotation.StructuredType}
   * @return the form
   * @throws dev.retort.descriptor.MissingCompanionException if the record has no annotation, or was
   *     compiled without the processor
   */
  static JsonSchema of(Class<?> type) {
    return new JsonSchema(Structure.of(type));
  }

  /** JSON that satisfies a JSON Schema. */
  final class JsonSchema implements StructuredOutput {
    private final String schema;
    private final @Nullable String strictSchema;
    private final CompiledSchema compiled;

    /** Of the record that the schema was made of. */
    private final @Nullable Structure<?> structure;

    /**
     * A form.
     *
     * @param schema JSON Schema 2020-12, as text
     * @throws dev.retort.structured.InvalidSchemaException if it is none, or uses what is not
     *     checked here
     */
    public JsonSchema(String schema) {
      this(schema, null, null);
    }

    private JsonSchema(Structure<?> structure) {
      this(structure.schema(), structure.strictSchema(), structure);
    }

    private JsonSchema(
        String schema, @Nullable String strictSchema, @Nullable Structure<?> structure) {
      this.schema = Objects.requireNonNull(schema, "schema");
      this.strictSchema = strictSchema;
      this.structure = structure;
      this.compiled = CompiledSchema.of(schema);
    }

    /**
     * What an answer must satisfy.
     *
     * @return JSON Schema
     */
    public String schema() {
      return schema;
    }

    /**
     * A schema that says the same in the part of JSON Schema that providers keep a model to, where
     * there is one: for those who send the form to such a provider.
     *
     * @return that of a record; null for a schema that was given as text
     */
    public @Nullable String strictSchema() {
      return strictSchema;
    }

    /** Whether answers are read as a record. */
    boolean isOfRecord() {
      return structure != null;
    }

    @Override
    public List<Finding> check(String answer) {
      List<Finding> findings = compiled.check(answer);
      return findings.isEmpty() && structure != null ? read(structure, answer) : findings;
    }

    /** What the record cannot hold though the schema lets it pass, such as a number too large. */
    private static List<Finding> read(Structure<?> structure, String answer) {
      try {
        structure.parse(answer);
        return List.of();
      } catch (StructureException e) {
        return List.of(new Finding(e.pointer(), e.finding()));
      }
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof JsonSchema form
          && form.schema.equals(schema)
          && Objects.equals(form.strictSchema, strictSchema)
          && Objects.equals(form.structure, structure);
    }

    @Override
    public int hashCode() {
      return schema.hashCode();
    }

    @Override
    public String toString() {
      return "JsonSchema[schema=" + schema + "]";
    }
  }

  /** Text that matches a regular expression from end to end. */
  final class Regex implements StructuredOutput {
    private final String pattern;
    private final TextPattern compiled;

    /**
     * A form.
     *
     * @param pattern the expression: ECMA-262, as in JSON Schema
     * @throws IllegalArgumentException if it is no regular expression
     */
    public Regex(String pattern) {
      this.pattern = Objects.requireNonNull(pattern, "pattern");
      this.compiled = TextPattern.of(pattern);
    }

    /**
     * What an answer must match.
     *
     * @return the expression
     */
    public String pattern() {
      return pattern;
    }

    @Override
    public List<Finding> check(String answer) {
      return compiled.check(answer);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Regex form && form.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
      return pattern.hashCode();
    }

    @Override
    public String toString() {
      return "Regex[pattern=" + pattern + "]";
    }
  }
}
