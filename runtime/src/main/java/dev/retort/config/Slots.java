package dev.retort.config;

import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters in declaration order, found by name or alias. Immutable. */
final class Slots {
  private final Slot[] slots;

  /** Names and aliases; made when a key is out of order for the first time. */
  private volatile @Nullable Map<String, Integer> places;

  private Slots(Slot[] slots) {
    this.slots = slots;
  }

  /** Kwargs or record components. */
  static Slots of(List<ParamDescriptor> params) {
    Slot[] slots = new Slot[params.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Slot(params.get(i), null, i);
    }
    return new Slots(slots);
  }

  /** The fields of a type and its ancestors, the farthest first. */
  @SuppressWarnings("unchecked") // An object of the type is one of all its ancestors.
  static Slots of(Members<?> type, List<ParamDescriptor> attributes) {
    List<Members<?>> levels = levels(type);
    Slot[] slots = new Slot[attributes.size()];
    int next = 0;
    for (Members<?> level : levels) {
      int declared = level.declared().size();
      for (int i = 0; i < declared; i++, next++) {
        slots[next] = new Slot(attributes.get(next), (Members<Object>) level, i);
      }
    }
    return new Slots(slots);
  }

  /** A type and its ancestors, the farthest first. */
  static List<Members<?>> levels(Members<?> type) {
    List<Members<?>> levels = new ArrayList<>();
    for (Members<?> level = type; level != null; level = level.parent()) {
      levels.add(0, level);
    }
    return levels;
  }

  int size() {
    return slots.length;
  }

  Slot get(int index) {
    return slots[index];
  }

  /** The place of the parameter with a name or alias; -1 if there is none. */
  int find(String name) {
    Map<String, Integer> known = places;
    if (known == null) {
      known = new HashMap<>();
      for (int i = 0; i < slots.length; i++) {
        for (String alias : slots[i].param.aliases()) {
          known.putIfAbsent(alias, i);
        }
      }
      for (int i = 0; i < slots.length; i++) {
        known.put(slots[i].param.name(), i);
      }
      places = known;
    }
    Integer place = known.get(name);
    return place == null ? -1 : place;
  }

  List<String> names() {
    List<String> names = new ArrayList<>(slots.length);
    for (Slot slot : slots) {
      names.add(slot.param.name());
    }
    return names;
  }

  /** Names of what may be set at run time. */
  List<String> runtimeNames() {
    List<String> names = new ArrayList<>(slots.length);
    for (Slot slot : slots) {
      if (slot.param.isRuntime() || slot.codec.holdsModels()) {
        names.add(slot.param.name());
      }
    }
    return names;
  }
}
