package dev.retort.config;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells and binds the runtime parameters of a compiled type. Immutable. */
final class Parameters {
  private final Plan plan;

  Parameters(Plan plan) {
    this.plan = plan;
  }

  Map<String, Object> names(Object target) {
    Map<String, Object> names = new LinkedHashMap<>();
    Slots slots = plan.attributes;
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      if (slot.codec.kind == Codec.KWARGS) {
        names.put(slot.param.name(), kwargNames());
      } else if (slot.codec.holdsModels()) {
        Map<String, Object> nested = nestedNames(slot, target);
        if (nested != null) {
          names.put(slot.param.name(), nested);
        }
      } else if (slot.param.isRuntime()) {
        names.put(slot.param.name(), slot.param.isOptional());
      }
    }
    return Collections.unmodifiableMap(names);
  }

  private Map<String, Object> kwargNames() {
    Map<String, Object> names = new LinkedHashMap<>();
    Slots kwargs = plan.kwargsOrFail();
    for (int i = 0; i < kwargs.size(); i++) {
      names.put(kwargs.get(i).param.name(), kwargs.get(i).param.isOptional());
    }
    return Collections.unmodifiableMap(names);
  }

  private static @Nullable Map<String, Object> nestedNames(Slot slot, Object target) {
    List<?> models = Models.of(slot.codec, slot.get(target));
    if (models.isEmpty()) {
      return null;
    }
    if (!Models.isMany(slot.codec)) {
      return new Parameters(Update.planOf(models.get(0))).names(models.get(0));
    }
    Map<String, Object> names = new LinkedHashMap<>();
    for (int i = 0; i < models.size(); i++) {
      names.put(
          Integer.toString(i), new Parameters(Update.planOf(models.get(i))).names(models.get(i)));
    }
    return Collections.unmodifiableMap(names);
  }

  List<RuntimeParameterInfo> info(Object target) {
    List<RuntimeParameterInfo> all = new ArrayList<>();
    Slots slots = plan.attributes;
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      String name = slot.param.name();
      String description = slot.param.description();
      if (slot.codec.kind == Codec.KWARGS) {
        all.add(
            new RuntimeParameterInfo(
                name, null, description, null, null, List.of(), kwargInfo(), null));
      } else if (slot.codec.holdsModels()) {
        List<List<RuntimeParameterInfo>> nested = new ArrayList<>();
        for (Object model : Models.of(slot.codec, slot.get(target))) {
          nested.add(new Parameters(Update.planOf(model)).info(model));
        }
        if (!nested.isEmpty()) {
          all.add(
              new RuntimeParameterInfo(
                  name, null, null, null, null, List.of(), null, List.copyOf(nested)));
        }
      } else if (slot.param.isRuntime()) {
        all.add(entry(slot));
      }
    }
    return List.copyOf(all);
  }

  private List<RuntimeParameterInfo> kwargInfo() {
    List<RuntimeParameterInfo> keys = new ArrayList<>();
    Slots kwargs = plan.kwargsOrFail();
    for (int i = 0; i < kwargs.size(); i++) {
      keys.add(entry(kwargs.get(i)));
    }
    return List.copyOf(keys);
  }

  private static RuntimeParameterInfo entry(Slot slot) {
    return new RuntimeParameterInfo(
        slot.param.name(),
        slot.param.isOptional(),
        slot.param.description(),
        slot.param.type().label(),
        slot.param.defaultValue(),
        choices(slot.param.type()),
        null,
        null);
  }

  private static List<String> choices(ValueType type) {
    return type instanceof ValueType.EnumType choice
        ? choice.constants().stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList()
        : List.of();
  }

  /** The kwargs of one call; see {@link Serializer#bind}. */
  Kwargs bind(@Nullable Kwargs set, @Nullable Kwargs overrides, Environment environment) {
    Slots slots = plan.kwargsOrFail();
    Reading reading =
        new Reading(
            JavaTape.read(Map.of()), environment, plan.descriptor.getClass().getClassLoader());
    ObjectReader objects = new ObjectReader(reading);
    @Nullable Object[] all = new Object[slots.size()];
    for (int i = 0; i < all.length; i++) {
      Slot slot = slots.get(i);
      Object given = overrides == null ? null : overrides.get(i);
      given = given == null && set != null ? set.get(i) : given;
      all[i] = given == null ? unset(objects, slot) : TypedValues.kwarg(reading, slot, given, 0);
      if (all[i] == null && !slot.nullable) {
        reading.missing(plan, slot, 0);
      }
    }
    reading.finish();
    return plan.llm().kwargs(all);
  }

  private static @Nullable Object unset(ObjectReader objects, Slot slot) {
    Object value = objects.fallback(slot, 0);
    if (value == Reading.WRONG) {
      return value;
    }
    if (slot.isOptionalKwarg()) {
      return Optional.ofNullable(value);
    }
    return value == null && slot.codec.kind == Codec.OPTIONAL ? Optional.empty() : value;
  }
}
