package dev.retort.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code runtime_parameters_info} of a type: text that is the same for all objects, and between
 * it what depends on the object, the nested LLMs. Immutable.
 */
final class InfoPlan {
  private static final Key NESTED = new Key("runtime_parameters_info");

  /** Constants, and slots of nested LLMs between them. */
  private final List<Object> parts;

  private InfoPlan(List<Object> parts) {
    this.parts = parts;
  }

  static InfoPlan of(Plan plan) {
    List<Object> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < plan.attributes.size(); i++) {
      Slot slot = plan.attributes.get(i);
      if (slot.codec.kind == Codec.KWARGS) {
        append(text, kwargs(plan, slot));
      } else if (slot.codec.holdsModels()) {
        flush(text, parts);
        parts.add(slot);
      } else if (slot.param.isRuntime()) {
        append(text, entry(slot));
      }
    }
    flush(text, parts);
    return new InfoPlan(List.copyOf(parts));
  }

  /** Writes the list, brackets included. */
  void write(Object target, Sink out) {
    out.startArray();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Constant entries) {
        out.entries(entries);
      } else if (parts.get(i) instanceof Slot slot) {
        nested(slot, slot.get(target), out);
      }
    }
    out.endArray();
  }

  private static void nested(Slot slot, @Nullable Object value, Sink out) {
    List<?> models = Models.of(slot.codec, value);
    if (models.isEmpty()) {
      return;
    }
    out.startObject();
    out.name(Plan.NAME);
    out.string(slot.param.name());
    out.name(NESTED);
    if (Models.isMany(slot.codec)) {
      out.startObject();
      for (int i = 0; i < models.size(); i++) {
        out.name(Integer.toString(i));
        writeOf(slot.codec.itemOrFail(), models.get(i), out);
      }
      out.endObject();
    } else {
      writeOf(
          slot.codec.kind == Codec.OPTIONAL ? slot.codec.itemOrFail() : slot.codec,
          models.get(0),
          out);
    }
    out.endObject();
  }

  private static void writeOf(Codec codec, Object model, Sink out) {
    NestedTypes.of(codec, model).plan().info().write(model, out);
  }

  private static String kwargs(Plan plan, Slot slot) {
    JsonText out = new JsonText(64);
    out.startObject();
    out.name(Plan.NAME);
    out.string(slot.param.name());
    String description = slot.param.description();
    if (description != null) {
      out.name("description");
      out.string(description);
    }
    out.name("keys");
    out.startArray();
    StringBuilder keys = new StringBuilder();
    for (int i = 0; plan.kwargs != null && i < plan.kwargs.size(); i++) {
      append(keys, entry(plan.kwargs.get(i)));
    }
    if (keys.length() > 0) {
      out.entries(new Constant(keys.toString()));
    }
    out.endArray();
    out.endObject();
    return out.toString();
  }

  /** The entry of a parameter. */
  private static String entry(Slot slot) {
    JsonText out = new JsonText(64);
    out.startObject();
    out.name(Plan.NAME);
    out.string(slot.param.name());
    out.name("optional");
    out.bool(slot.param.isOptional());
    String description = slot.param.description();
    if (description != null) {
      out.name("description");
      out.string(description);
    }
    out.name("type");
    out.string(slot.param.type().label());
    Object value = slot.defaultValue();
    if (value != null) {
      out.name("default");
      ValueWriter.write(slot.codec, value, out);
    }
    out.endObject();
    return out.toString();
  }

  private static void append(StringBuilder text, String entry) {
    text.append(text.length() == 0 ? "" : ",").append(entry);
  }

  private static void flush(StringBuilder text, List<Object> parts) {
    if (text.length() > 0) {
      parts.add(new Constant(text.toString()));
      text.setLength(0);
    }
  }
}
