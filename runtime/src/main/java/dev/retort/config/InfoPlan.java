package dev.retort.config;

import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.TypeDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code runtime_parameters_info} of a type: constants that the processor wrote, and between
 * them what depends on the object, the nested LLMs. Immutable.
 */
final class InfoPlan {
  private static final Key NESTED = new Key("runtime_parameters_info");

  /** Constants, and slots of nested LLMs between them. */
  private final List<Object> parts;

  private InfoPlan(List<Object> parts) {
    this.parts = parts;
  }

  static InfoPlan of(Plan plan) {
    TypeDescriptor<?> type = plan.descriptor;
    List<Object> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (Members<?> level : Slots.levels(type)) {
      List<ParamDescriptor> declared = level.declared();
      String[] written = type.hasPresets() ? new String[0] : level.info();
      boolean whole = written.length == specials(declared) + 1;
      int part = 0;
      if (whole) {
        append(text, written[part]);
      }
      for (int i = 0; i < declared.size(); i++, next++) {
        Slot slot = plan.attributes.get(next);
        if (slot.codec.kind == Codec.KWARGS) {
          append(text, kwargs(plan, slot));
        } else if (slot.codec.holdsModels()) {
          flush(text, parts);
          parts.add(slot);
        } else {
          if (!whole && slot.param.isRuntime()) {
            append(text, entry(slot));
          }
          continue;
        }
        if (whole) {
          append(text, written[++part]);
        }
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

  private static int specials(List<ParamDescriptor> declared) {
    int count = 0;
    for (ParamDescriptor param : declared) {
      Codec codec = Codec.of(param);
      count += codec.kind == Codec.KWARGS || codec.holdsModels() ? 1 : 0;
    }
    return count;
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
    String keys = plan.descriptor instanceof LLMDescriptor<?> llm ? llm.kwargsInfo() : "";
    if (!keys.isEmpty()) {
      out.entries(new Constant(keys));
    }
    out.endArray();
    out.endObject();
    return out.toString();
  }

  /** The entry of a parameter as the processor writes it, for types that change defaults. */
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

  private static void append(StringBuilder text, String entries) {
    text.append(text.length() == 0 || entries.isEmpty() ? "" : ",").append(entries);
  }

  private static void flush(StringBuilder text, List<Object> parts) {
    if (text.length() > 0) {
      parts.add(new Constant(text.toString()));
      text.setLength(0);
    }
  }
}
