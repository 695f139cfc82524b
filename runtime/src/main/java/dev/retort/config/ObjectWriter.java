package dev.retort.config;

import dev.retort.descriptor.Kwargs;
import dev.retort.llm.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes objects of declared types. */
final class ObjectWriter {
  private ObjectWriter() {}

  static void write(Plan plan, Object value, Sink out) {
    out.startObject();
    Slots slots = plan.attributes;
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      Object field = slot.get(value);
      Codec codec = slot.codec;
      if (codec.kind == Codec.KWARGS) {
        out.name(slot.key);
        kwargs(plan.kwargsOrFail(), (Kwargs) field, out);
      } else if (!ValueWriter.isHidden(codec, field)) {
        out.name(slot.key);
        if (slot.isHeaderMap && field != null) {
          Credentials.writeHeaders(codec, field, out);
        } else {
          ValueWriter.write(codec, field, out);
        }
      }
    }
    if (plan.isStep) {
      out.name(Plan.INFO);
      plan.info().write(value, out);
    }
    out.name(Plan.TYPE_INFO);
    out.constant(plan.typeInfo);
    out.endObject();
  }

  private static void kwargs(Slots slots, @Nullable Kwargs kwargs, Sink out) {
    out.startObject();
    for (int i = 0; kwargs != null && i < slots.size(); i++) {
      Slot slot = slots.get(i);
      Object value = kwargs.get(i);
      // The open null of a nullable kwarg reads as "not set", so it is none.
      if (value != null && !(slot.nullable && value.equals(JsonValue.NULL))) {
        out.name(slot.key);
        boolean wrapped = slot.isOptionalKwarg() && value instanceof Optional<?>;
        Object inner = wrapped ? ((Optional<?>) value).orElse(null) : value;
        ValueWriter.write(slot.codec, inner, out);
      }
    }
    out.endObject();
  }
}
