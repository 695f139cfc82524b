package dev.retort.structured;

import dev.retort.llm.JsonValue;
import java.util.List;

/**
 * A JSON Schema (2020-12) that values are checked against. It is read once; checking needs no more
 * than the value. Immutable.
 *
 * <p>All keywords that assert something are there but {@code unevaluatedItems}, {@code
 * unevaluatedProperties} and {@code $dynamicRef}; references reach within the schema. {@code
 * format} is a remark, as the standard has it. What is not there is refused when a schema is read,
 * never passed over.
 */
public final class CompiledSchema {
  private final Node root;

  CompiledSchema(Node root) {
    this.root = root;
  }

  /**
   * Reads a schema.
   *
   * @param json its text
   * @return the schema
   * @throws InvalidSchemaException with all that is wrong with it
   */
  public static CompiledSchema of(String json) {
    JsonValue schema;
    try {
      schema = JsonText.read(json);
    } catch (StructureException e) {
      throw new InvalidSchemaException(List.of(new Finding(e.pointer(), e.finding())));
    }
    return of(schema);
  }

  /**
   * Reads a schema.
   *
   * @param schema an object or a boolean
   * @return the schema
   * @throws InvalidSchemaException with all that is wrong with it
   */
  public static CompiledSchema of(JsonValue schema) {
    return new SchemaReader(schema).read();
  }

  /**
   * Checks a text.
   *
   * @param json what should be JSON that fits
   * @return what is wrong, the first 20 things at most; empty if nothing is
   */
  public List<Finding> check(String json) {
    JsonValue value;
    try {
      value = JsonText.read(json);
    } catch (StructureException e) {
      return List.of(new Finding(e.pointer(), e.finding()));
    }
    return check(value);
  }

  /**
   * Checks a value.
   *
   * @param value any
   * @return what is wrong, the first 20 things at most; empty if nothing is
   */
  public List<Finding> check(JsonValue value) {
    return root.findings(value, Place.ROOT).toList();
  }
}
