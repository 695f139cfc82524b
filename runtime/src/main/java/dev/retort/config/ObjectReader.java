package dev.retort.config;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.RecordShape;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.llm.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads mappings into objects of declared types, kwargs and records. One reading an object. */
final class ObjectReader {
  private final Reading reading;
  private final Tape tape;
  private final ValueReader values;

  ObjectReader(Reading reading) {
    this.reading = reading;
    this.tape = reading.tape;
    this.values = new ValueReader(reading, this);
  }

  /** An object of the type that a mapping names; {@link Reading#WRONG} where it names none. */
  Object nested(Codec codec, int object) {
    Bound bound = codec.bound;
    if (bound == null) {
      throw new IllegalStateException(codec.type.label() + " is no nested type");
    }
    return named(bound, object, codec.nested);
  }

  /** The same for any bound. */
  Object named(Bound bound, int object, @Nullable NestedTypes memory) {
    TypeFinder finder = new TypeFinder(reading);
    TypeDescriptor<?> type = finder.find(object, memory);
    if (type == null) {
      return Reading.WRONG;
    }
    Plan plan = ((Serializer<?>) type.serializer()).plan();
    Object created = plan.descriptor.create();
    if (!finder.fits(type, object, bound, created)) {
      return Reading.WRONG;
    }
    fill(created, plan, object);
    return created;
  }

  /** A mapping of any declared type that is an instance of a class. */
  Object any(Class<?> bound, int token) {
    return tape.kind(token) == Tape.OBJECT
        ? named(Bound.of(bound), token, null)
        : reading.wrong(
            ProblemKind.WRONG_TYPE,
            token,
            tape.subject(token) + " is " + Mistyped.found(tape, token) + "; a mapping is expected");
  }

  /** A mapping of a type that is known. Its {@code type_info} may be left out. */
  Object object(Plan plan, int object) {
    if (tape.kind(object) != Tape.OBJECT) {
      return reading.wrong(
          ProblemKind.WRONG_TYPE,
          object,
          tape.subject(object) + " is " + Mistyped.found(tape, object) + "; a mapping is expected");
    }
    int info = tape.find(object, Plan.TYPE_INFO);
    if (info >= 0 && !tape.startsWith(info, plan.typeInfo.bytes())) {
      TypeInfo named = new TypeFinder(reading).typeInfo(info);
      if (named != null && !plan.answersTo(named.module(), named.name())) {
        return reading.wrong(
            ProblemKind.OTHER_TYPE,
            info,
            "the config is of "
                + Names.quoted(named)
                + "; "
                + Names.quoted(plan.descriptor.typeInfo())
                + " is expected");
      }
    }
    Object created = plan.descriptor.create();
    fill(created, plan, object);
    return created;
  }

  private void fill(Object target, Plan plan, int object) {
    Slots slots = plan.attributes;
    boolean[] seen = new boolean[slots.size()];
    boolean typed = false;
    int expected = 0;
    int end = tape.after(object);
    for (int name = object + 1; name < end; name = tape.after(name + 1)) {
      int place = place(slots, expected, name);
      if (place < 0) {
        if (!tape.isName(name, Plan.TYPE_INFO)) {
          other(object, name, slots);
        } else if (typed) {
          reading.doubled(name);
        } else {
          typed = true;
        }
      } else if (seen[place]) {
        reading.doubled(name);
      } else {
        seen[place] = true;
        expected = place + 1;
        Slot slot = slots.get(place);
        Object value =
            slot.codec.kind == Codec.KWARGS
                ? kwargs(plan, null, name + 1, false, isUpstreams(object))
                : values.read(slot, name + 1);
        if (value != Reading.WRONG) {
          slot.set(target, value);
        }
      }
    }
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        absent(target, slots.get(i), object);
      }
    }
  }

  /** Whether a mapping is called by distilabel's name of its type. */
  private boolean isUpstreams(int object) {
    int info = tape.find(object, Plan.TYPE_INFO);
    int module = info < 0 || tape.kind(info) != Tape.OBJECT ? -1 : tape.find(info, Plan.MODULE);
    return module >= 0
        && tape.kind(module) == Tape.STRING
        && UpstreamKeys.isModule(tape.text(module));
  }

  private int place(Slots slots, int expected, int name) {
    if (expected < slots.size() && tape.isName(name, slots.get(expected).key)) {
      return expected;
    }
    // Both are reserved, so no parameter has their names.
    boolean reserved = tape.isName(name, Plan.TYPE_INFO) || tape.isName(name, Plan.INFO);
    return reserved ? -1 : slots.find(tape.text(name));
  }

  /** A key that is no parameter: ignored, upstream's, or unknown. */
  private void other(int object, int name, Slots known) {
    if (tape.isName(name, Plan.INFO)) {
      return;
    }
    String upstream = UpstreamKeys.note(tape.text(name));
    if (upstream == null || isSeed(name)) {
      reading.unknown(name, known.names(), "key");
    } else if (UpstreamKeys.isAddress(tape.text(name)) && isElsewhere(object, name + 1, known)) {
      reading.wrong(
          ProblemKind.UNKNOWN_KEY,
          name,
          "the key "
              + Names.quoted(tape.text(name))
              + " is distilabel's, and requests would go to another server than it says; give the"
              + " address as \"base_url\"");
    } else {
      reading.wrong(ProblemKind.UPSTREAM_KEY, name, upstream);
    }
  }

  /** Whether it is upstream's seed of a model, and one that means something. */
  private boolean isSeed(int name) {
    int value = name + 1;
    return tape.text(name).equals(UpstreamKeys.SEED)
        && (tape.kind(value) != Tape.INTEGER || !tape.text(value).equals(UpstreamKeys.BY_CHANCE));
  }

  /** Whether nobody has said that requests go to an address, nor do they unasked. */
  private boolean isElsewhere(int object, int address, Slots known) {
    int place = known.find(UpstreamKeys.ADDRESS);
    if (place < 0 || tape.kind(address) != Tape.STRING) {
      return false;
    }
    Slot slot = known.get(place);
    String variable = slot.param.env();
    String root = tape.text(address).replaceAll("/+$", "");
    String unasked = String.valueOf(slot.defaultValue());
    return tape.find(object, slot.key) < 0
        && (variable == null || reading.environment.get(variable) == null)
        && !unasked.equals(root)
        && !unasked.startsWith(root + "/");
  }

  /** Gives a field its value from the environment or the default. */
  private void absent(Object target, Slot slot, int object) {
    if (slot.codec.kind == Codec.KWARGS) {
      return;
    }
    Object value = fallback(slot, object);
    if (value != null) {
      if (value != Reading.WRONG) {
        slot.set(target, value);
      }
    } else if (!slot.nullable) {
      if (slot.codec.kind != Codec.OPTIONAL) {
        reading.missing(target, slot, object);
      } else if (slot.get(target) == null) {
        slot.set(target, Optional.empty());
      }
    }
  }

  /** The value from the environment, else the default, else null. */
  @Nullable Object fallback(Slot slot, int token) {
    String variable = slot.param.env();
    if (variable != null) {
      if (slot.codec.kind == Codec.SECRET) {
        return Secret.declared(variable);
      }
      String text = reading.environment.get(variable);
      if (text != null) {
        Reading inner = Texts.reading(text);
        Object value = Texts.read(inner, slot.codec, text);
        return value == Reading.WRONG ? badVariable(slot, variable, inner, token) : value;
      }
    }
    return slot.defaultValue();
  }

  private Object badVariable(Slot slot, String variable, Reading inner, int token) {
    String cause = inner.problems().isEmpty() ? "" : inner.problems().get(0).message();
    return reading.wrong(
        ProblemKind.BAD_ENVIRONMENT,
        tape.label(token),
        "the environment variable "
            + variable
            + " gives "
            + Names.quoted(slot.param.name())
            + " its value, and it is wrong: "
            + cause);
  }

  /**
   * Reads generation kwargs.
   *
   * @param set kwargs that stay unless the mapping names them; null for none
   * @param removes whether null takes a kwarg away, as when runtime parameters are set
   */
  @Nullable Object kwargs(Plan plan, @Nullable Kwargs set, int token, boolean removes) {
    return kwargs(plan, set, token, removes, false);
  }

  private @Nullable Object kwargs(
      Plan plan, @Nullable Kwargs set, int token, boolean removes, boolean isUpstreams) {
    Slots slots = plan.kwargsOrFail();
    if (tape.kind(token) == Tape.NULL) {
      return null;
    }
    @Nullable Object[] all = new Object[slots.size()];
    for (int i = 0; set != null && i < all.length; i++) {
      all[i] = set.get(i);
    }
    boolean wrong;
    if (tape.kind(token) == Tape.TYPED && tape.object(token) instanceof Kwargs given) {
      wrong = !typed(slots, given, token, all);
    } else if (tape.kind(token) == Tape.OBJECT) {
      wrong = !mapped(slots, token, all, removes, isUpstreams);
    } else {
      return reading.wrong(
          ProblemKind.WRONG_TYPE,
          token,
          tape.subject(token) + " is " + Mistyped.found(tape, token) + "; a mapping is expected");
    }
    return wrong ? Reading.WRONG : plan.llm().kwargs(all);
  }

  private boolean typed(Slots slots, Kwargs given, int token, @Nullable Object[] all) {
    boolean fine = true;
    for (int i = 0; i < all.length; i++) {
      Object value = given.get(i);
      if (value != null) {
        Object checked = TypedValues.kwarg(reading, slots.get(i), value, token);
        fine &= checked != Reading.WRONG;
        all[i] = checked;
      }
    }
    return fine;
  }

  private boolean mapped(
      Slots slots, int object, @Nullable Object[] all, boolean removes, boolean isUpstreams) {
    boolean fine = true;
    boolean[] seen = new boolean[all.length];
    int expected = 0;
    int end = tape.after(object);
    for (int name = object + 1; name < end; name = tape.after(name + 1)) {
      int place = place(slots, expected, name);
      if (place < 0) {
        boolean unset = isUnset(name);
        if (!unset) {
          reading.unknown(name, slots.names(), "generation kwarg");
        }
        fine &= unset;
      } else if (seen[place]) {
        reading.doubled(name);
        fine = false;
      } else {
        seen[place] = true;
        expected = place + 1;
        Slot slot = slots.get(place);
        Object whole = isUpstreams ? whole(slot, name + 1) : null;
        Object value = whole == null ? kwarg(slot, name + 1, removes) : whole;
        fine &= value != Reading.WRONG;
        all[place] = value;
      }
    }
    return fine;
  }

  /** Whether it is a kwarg of upstream's that asks for nothing; that is told. */
  private boolean isUnset(int name) {
    byte value = tape.kind(name + 1);
    String note = UpstreamKeys.kwargNote(tape.text(name));
    if (note == null || (value != Tape.NULL && value != Tape.FALSE)) {
      return false;
    }
    reading.wrong(ProblemKind.UPSTREAM_KEY, name, note);
    return true;
  }

  /**
   * An integer that a file of distilabel's holds as a number with a point, since it is any number
   * there; null if it is none.
   */
  private @Nullable Object whole(Slot slot, int token) {
    boolean isInteger = slot.codec.kind == Codec.INT || slot.codec.kind == Codec.LONG;
    if (!isInteger
        || tape.kind(token) != Tape.DECIMAL
        || !UpstreamKeys.isAnyNumber(slot.param.name())) {
      return null;
    }
    String digits = Numbers.whole(tape.text(token));
    Object value = digits == null ? null : Texts.read(Texts.reading(digits), slot.codec, digits);
    return value == Reading.WRONG ? null : value;
  }

  private @Nullable Object kwarg(Slot slot, int token, boolean removes) {
    if (tape.kind(token) == Tape.NULL && removes) {
      return null;
    }
    if (tape.kind(token) == Tape.TYPED && tape.object(token) instanceof Optional<?> optional) {
      return TypedValues.kwargAt(reading, slot, optional, token);
    }
    Object value = values.read(slot, token);
    if (value == Reading.WRONG || !slot.isOptionalKwarg()) {
      return value;
    }
    return Optional.ofNullable(value);
  }

  Object record(Codec codec, int object) {
    Slots slots = codec.componentsOrFail();
    RecordShape<?> shape = codec.shape();
    @Nullable Object[] all = new Object[slots.size()];
    boolean[] seen = new boolean[all.length];
    boolean wrong = false;
    int expected = 0;
    int end = tape.after(object);
    for (int name = object + 1; name < end; name = tape.after(name + 1)) {
      int place = place(slots, expected, name);
      if (place < 0) {
        wrong |= !isPassedOver(name, slots);
      } else if (seen[place]) {
        reading.doubled(name);
        wrong = true;
      } else {
        seen[place] = true;
        expected = place + 1;
        all[place] = values.read(slots.get(place), name + 1);
        wrong |= all[place] == Reading.WRONG;
      }
    }
    for (int i = 0; i < all.length; i++) {
      if (!seen[i]) {
        all[i] = component(slots.get(i), object);
        wrong |= all[i] == Reading.WRONG;
      }
    }
    return wrong ? Reading.WRONG : shape.create(all);
  }

  /** Whether a key of a record that is no component is one of upstream's, which is told. */
  private boolean isPassedOver(int name, Slots known) {
    String upstream = UpstreamKeys.noteInRecord(tape.text(name));
    if (upstream == null) {
      reading.unknown(name, known.names(), "key");
      return false;
    }
    reading.wrong(ProblemKind.UPSTREAM_KEY, name, upstream);
    return true;
  }

  private @Nullable Object component(Slot slot, int object) {
    Object value = fallback(slot, object);
    if (value != null || slot.nullable) {
      return value;
    }
    if (slot.codec.kind == Codec.OPTIONAL) {
      return Optional.empty();
    }
    if (slot.param.env() != null && !reading.environment.isKnown()) {
      return null;
    }
    String name = slot.param.name();
    reading.add(
        ProblemKind.MISSING_KEY.at(
            tape.holder(object),
            reading.pointer(object) + "/" + Tape.escape(name),
            "the key "
                + Names.quoted(name)
                + " is missing; it is required: "
                + slot.codec.expected()));
    return Reading.WRONG;
  }
}
