package dev.retort.pipeline;

import dev.retort.config.ConfigNode;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.RecordShape;
import dev.retort.descriptor.ValueType;
import dev.retort.llm.JsonValue;
import dev.retort.llm.LLM;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.structured.Finding;
import dev.retort.structured.InvalidSchemaException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds forms of answers that are none, such as a schema with a type that does not exist, where
 * they stand in a file. Also in what stands for an LLM while javac checks a file.
 */
final class FormChecks {
  static final String ID = "invalid-form";

  private final Problems problems;

  FormChecks(Problems problems) {
    this.problems = problems;
  }

  /**
   * Looks at what an LLM holds.
   *
   * @param config where the LLM stands
   */
  void check(LLM llm, ConfigNode config) {
    MemberValues.each(
        llm,
        (member, value) -> {
          if (value != null
              && member.type() instanceof ValueType.RecordType type
              && type.shape().name().equals(StructuredOutputShape.class.getSimpleName())) {
            ConfigNode node = config.get(member.name());
            // What an override has set stands nowhere in the file.
            check(shape(type.shape(), value), node == null ? config : node);
          }
        });
  }

  private void check(@Nullable StructuredOutputShape shape, ConfigNode config) {
    if (shape == null) {
      return;
    }
    ConfigNode schema = config.get("schema");
    ConfigNode place = schema == null ? config : schema;
    try {
      shape.form();
    } catch (InvalidSchemaException e) {
      for (Finding each : e.problems()) {
        problems.error(at(place, each.pointer()), ID, "the JSON Schema is no good: " + each.line());
      }
    } catch (IllegalArgumentException e) {
      problems.error(place, ID, String.valueOf(e.getMessage()));
    }
  }

  /** The part of a schema that a pointer leads to, as far as it stands in the file. */
  static ConfigNode at(ConfigNode schema, String pointer) {
    ConfigNode at = schema;
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      ConfigNode next = null;
      if (at.kind() == ConfigNode.Kind.MAPPING) {
        next = at.get(name);
      } else if (at.kind() == ConfigNode.Kind.LIST && name.matches("[0-9]{1,9}")) {
        List<ConfigNode> items = at.items();
        int index = Integer.parseInt(name);
        next = index < items.size() ? items.get(index) : null;
      }
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /** The form; also of a record whose class is not there, which is a list. */
  private static @Nullable StructuredOutputShape shape(RecordShape<?> shape, Object value) {
    Optional<StructuredOutputShape.Format> format = Optional.empty();
    JsonValue schema = null;
    List<ParamDescriptor> components = shape.components();
    for (int i = 0; i < components.size(); i++) {
      Object component = shape.get(value, i);
      if (components.get(i).name().equals("schema") && component instanceof JsonValue found) {
        schema = found;
      } else if (components.get(i).name().equals("format") && component != null) {
        format = format(component);
      }
    }
    return schema == null
        ? null
        : new StructuredOutputShape(format, schema, Optional.empty(), Optional.empty());
  }

  private static Optional<StructuredOutputShape.Format> format(Object component) {
    Object named = component instanceof Optional<?> optional ? optional.orElse(null) : component;
    if (named == null) {
      return Optional.empty();
    }
    return Optional.of(
        StructuredOutputShape.Format.valueOf(named.toString().toUpperCase(Locale.ROOT)));
  }
}
