package dev.retort.config;

import dev.retort.descriptor.Kwargs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets runtime parameters of an object from a tape: all of them, or none if anything is wrong. One
 * update an object.
 */
final class Update {
  private final Reading reading;
  private final Tape tape;
  private final ObjectReader objects;
  private final ValueReader values;
  private final List<Change> changes = new ArrayList<>();

  /** A field and what it will hold. */
  record Change(Object target, Slot slot, @Nullable Object value) {}

  Update(Reading reading) {
    this.reading = reading;
    this.tape = reading.tape;
    this.objects = new ObjectReader(reading);
    this.values = new ValueReader(reading, objects);
  }

  /** Reads the values of a mapping for an object. */
  void read(Object target, Plan plan, int object) {
    if (tape.kind(object) != Tape.OBJECT) {
      reading.wrong(
          ProblemKind.WRONG_TYPE,
          object,
          tape.subject(object)
              + " is "
              + Mistyped.found(tape, object)
              + "; a mapping of runtime parameters is expected");
      return;
    }
    Slots slots = plan.attributes;
    boolean[] seen = new boolean[slots.size()];
    int end = tape.after(object);
    for (int name = object + 1; name < end; name = tape.after(name + 1)) {
      int place = slots.find(tape.text(name));
      if (place < 0) {
        reading.unknown(name, slots.runtimeNames(), "runtime parameter");
      } else if (seen[place]) {
        reading.doubled(name);
      } else {
        seen[place] = true;
        read(target, plan, slots.get(place), name + 1);
      }
    }
  }

  private void read(Object target, Plan plan, Slot slot, int token) {
    if (slot.codec.holdsModels()) {
      nested(slot, slot.get(target), token);
    } else if (!slot.param.isRuntime()) {
      refuse(slot, tape.label(token));
    } else {
      Object value =
          slot.codec.kind == Codec.KWARGS
              ? objects.kwargs(plan, (Kwargs) slot.get(target), token, true)
              : values.read(slot, token);
      if (value != Reading.WRONG) {
        add(target, slot, value);
      }
    }
  }

  private void refuse(Slot slot, int token) {
    reading.wrong(
        ProblemKind.NOT_SETTABLE,
        token,
        Names.quoted(slot.param.name())
            + " is an @Attribute: it is part of the config and cannot be set at run time");
  }

  private void nested(Slot slot, @Nullable Object value, int token) {
    List<?> models = Models.of(slot.codec, value);
    if (tape.kind(token) != Tape.OBJECT || tape.find(token, Plan.TYPE_INFO) >= 0) {
      refuse(slot, tape.label(token));
    } else if (models.isEmpty()) {
      reading.wrong(
          ProblemKind.NOT_SETTABLE,
          tape.label(token),
          Names.quoted(slot.param.name()) + " holds no LLM whose parameters could be set");
    } else if (Models.isMany(slot.codec)) {
      many(models, token);
    } else {
      read(models.get(0), planOf(models.get(0)), token);
    }
  }

  private void many(List<?> models, int object) {
    List<String> indexes = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      indexes.add(Integer.toString(i));
    }
    int end = tape.after(object);
    for (int name = object + 1; name < end; name = tape.after(name + 1)) {
      int index = indexes.indexOf(tape.text(name));
      if (index < 0) {
        reading.unknown(name, indexes, "index of an LLM");
      } else {
        read(models.get(index), planOf(models.get(index)), name + 1);
      }
    }
  }

  static Plan planOf(Object model) {
    return Serializer.of(model).plan();
  }

  /**
   * Makes the changes.
   *
   * @throws ConfigException if anything is wrong; then nothing is changed
   */
  void apply() {
    reading.finish();
    for (Change change : changes) {
      change.slot().set(change.target(), change.value());
    }
  }

  void add(Object target, Slot slot, @Nullable Object value) {
    changes.add(new Change(target, slot, value));
  }

  List<Change> changes() {
    return changes;
  }
}
