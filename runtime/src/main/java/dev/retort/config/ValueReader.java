package dev.retort.config;

import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.ScalarText;
import dev.retort.descriptor.Suggest;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values by their codecs, strictly. One reading an object. */
final class ValueReader {
  private final Reading reading;
  private final Tape tape;
  private final ObjectReader objects;

  ValueReader(Reading reading, ObjectReader objects) {
    this.reading = reading;
    this.tape = reading.tape;
    this.objects = objects;
  }

  /** The value of a parameter; {@link Reading#WRONG} if it has none of its type. */
  @Nullable Object read(Slot slot, int token) {
    byte kind = tape.kind(token);
    if (kind == Tape.NULL && slot.codec.kind != Codec.JSON && slot.codec.kind != Codec.OPTIONAL) {
      return slot.nullable ? null : isNull(slot.codec, token);
    }
    if (kind == Tape.NULL && slot.nullable) {
      return null;
    }
    if (slot.isHeaderMap) {
      Credentials.check(reading, token);
    }
    if (kind == Tape.STRING && slot.takesOne) {
      Object item = read(slot.codec.itemOrFail(), token);
      return item == Reading.WRONG ? item : List.of(item);
    }
    if (kind == Tape.STRING && slot.isCostly) {
      return costly(slot, token);
    }
    return read(slot.codec, token);
  }

  /** The default, where the text is the same: it need not be taken apart and checked again. */
  private @Nullable Object costly(Slot slot, int token) {
    return tape.text(token).equals(slot.param.defaultValue())
        ? slot.defaultValue()
        : read(slot.codec, token);
  }

  private Object isNull(Codec codec, int token) {
    return reading.wrong(
        ProblemKind.NULL_VALUE,
        token,
        tape.subject(token) + " is null; " + codec.expected() + " is expected");
  }

  /** A value that is not null, or an Optional. */
  Object read(Codec codec, int token) {
    byte kind = tape.kind(token);
    if (kind == Tape.TYPED) {
      return TypedValues.check(reading, codec, tape.object(token), token);
    }
    return switch (codec.kind) {
      case Codec.BOOLEAN ->
          kind == Tape.TRUE || kind == Tape.FALSE ? kind == Tape.TRUE : mistyped(codec, token);
      case Codec.BYTE, Codec.SHORT, Codec.INT, Codec.LONG -> integer(codec, token);
      case Codec.FLOAT, Codec.DOUBLE -> real(codec, token);
      case Codec.DECIMAL -> decimal(codec, token);
      case Codec.CHAR, Codec.STRING, Codec.URI, Codec.PATH ->
          kind == Tape.STRING ? text(codec, token) : mistyped(codec, token);
      case Codec.ENUM -> kind == Tape.STRING ? constant(codec, token) : mistyped(codec, token);
      case Codec.DURATION -> duration(codec, token);
      case Codec.SECRET -> secret(codec, token);
      case Codec.JSON -> json(codec, token);
      case Codec.LIST, Codec.SET -> items(codec, token);
      case Codec.MAP -> map(codec, token);
      case Codec.OPTIONAL -> optional(codec, token);
      case Codec.RECORD ->
          kind == Tape.OBJECT
              ? constrained(codec, objects.record(codec, token), token)
              : mistyped(codec, token);
      case Codec.MODEL ->
          kind == Tape.OBJECT ? objects.nested(codec, token) : mistyped(codec, token);
      default -> throw new IllegalStateException("kwargs are read with their LLM");
    };
  }

  private Object integer(Codec codec, int token) {
    if (tape.kind(token) != Tape.INTEGER) {
      return mistyped(codec, token);
    }
    byte[] raw = tape.raw();
    long value;
    if (raw != null && Numbers.isShort(raw, tape.rawStart(token), tape.rawEnd(token))) {
      value = Numbers.shortInteger(raw, tape.rawStart(token), tape.rawEnd(token));
    } else {
      BigInteger big = new BigInteger(tape.text(token));
      if (big.bitLength() > 63) {
        return beyond(codec, token);
      }
      value = big.longValue();
    }
    Object boxed;
    switch (codec.kind) {
      case Codec.INT -> {
        if (value != (int) value) {
          return beyond(codec, token);
        }
        boxed = (int) value;
      }
      case Codec.LONG -> boxed = value;
      case Codec.SHORT -> {
        if (value != (short) value) {
          return beyond(codec, token);
        }
        boxed = (short) value;
      }
      default -> {
        if (value != (byte) value) {
          return beyond(codec, token);
        }
        boxed = (byte) value;
      }
    }
    return codec.isWithin((double) value) ? boxed : constrained(codec, boxed, token);
  }

  private Object beyond(Codec codec, int token) {
    String range =
        switch (codec.kind) {
          case Codec.BYTE -> Byte.MIN_VALUE + " to " + Byte.MAX_VALUE;
          case Codec.SHORT -> Short.MIN_VALUE + " to " + Short.MAX_VALUE;
          case Codec.INT -> Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
          default -> Long.MIN_VALUE + " to " + Long.MAX_VALUE;
        };
    return reading.wrong(
        ProblemKind.OUT_OF_RANGE, token, tape.subject(token) + " must be an integer from " + range);
  }

  private Object real(Codec codec, int token) {
    byte kind = tape.kind(token);
    if (kind != Tape.INTEGER && kind != Tape.DECIMAL) {
      return mistyped(codec, token);
    }
    byte[] raw = tape.raw();
    if (codec.kind == Codec.FLOAT) {
      float value = Float.parseFloat(tape.text(token));
      return Float.isInfinite(value)
          ? tooLarge(token)
          : codec.isWithin(value) ? (Object) value : constrained(codec, value, token);
    }
    double value =
        raw == null
            ? Double.parseDouble(tape.text(token))
            : Numbers.real(raw, tape.rawStart(token), tape.rawEnd(token));
    if (Double.isInfinite(value)) {
      return tooLarge(token);
    }
    return codec.isWithin(value) ? (Object) value : constrained(codec, value, token);
  }

  private Object tooLarge(int token) {
    return reading.wrong(
        ProblemKind.OUT_OF_RANGE, token, tape.subject(token) + " is too large a number");
  }

  private Object decimal(Codec codec, int token) {
    byte kind = tape.kind(token);
    if (kind != Tape.INTEGER && kind != Tape.DECIMAL) {
      return mistyped(codec, token);
    }
    BigDecimal value = Numbers.decimal(tape.text(token));
    if (value == null) {
      return tooLarge(token);
    }
    return codec.isWithin(value.doubleValue()) ? value : constrained(codec, value, token);
  }

  private Object text(Codec codec, int token) {
    String text = tape.text(token);
    Object value = text;
    if (codec.kind != Codec.STRING) {
      try {
        value = ScalarText.parse(Texts.scalar(codec), text);
      } catch (ScalarText.Malformed e) {
        return reading.wrong(
            ProblemKind.WRONG_VALUE, token, tape.subject(token) + " must be " + e.getMessage());
      }
    }
    return constrained(codec, value, token);
  }

  private Object constant(Codec codec, int token) {
    String text = tape.text(token);
    int place = codec.constant(text);
    if (place >= 0) {
      return constrained(codec, codec.constants.get(place), token);
    }
    List<String> names = codec.names;
    String near = Suggest.nearest(text, names).orElse(null);
    return reading.wrong(
        ProblemKind.WRONG_VALUE,
        token,
        tape.subject(token)
            + " must be one of "
            + Names.list(names)
            + (near == null ? "" : "; did you mean " + Names.quoted(near) + "?"),
        near);
  }

  private Object duration(Codec codec, int token) {
    byte kind = tape.kind(token);
    byte[] raw = tape.raw();
    if (kind == Tape.INTEGER
        && raw != null
        && Numbers.isShort(raw, tape.rawStart(token), tape.rawEnd(token))) {
      long seconds = Numbers.shortInteger(raw, tape.rawStart(token), tape.rawEnd(token));
      if (seconds >= 0 && codec.isWithin((double) seconds)) {
        return Duration.ofSeconds(seconds);
      }
    }
    try {
      if (kind == Tape.INTEGER || kind == Tape.DECIMAL) {
        BigDecimal seconds = Numbers.decimal(tape.text(token));
        if (seconds == null) {
          return tooLarge(token);
        }
        return constrained(codec, ScalarText.seconds(seconds), token);
      }
      if (kind == Tape.STRING && !Texts.isNumber(tape.text(token))) {
        return constrained(codec, ScalarText.parse(Texts.scalar(codec), tape.text(token)), token);
      }
    } catch (ScalarText.Malformed e) {
      return reading.wrong(
          ProblemKind.WRONG_VALUE, token, tape.subject(token) + " must be " + e.getMessage());
    }
    return mistyped(codec, token);
  }

  private Object secret(Codec codec, int token) {
    if (tape.kind(token) == Tape.STRING) {
      return Credentials.inClear(reading, token);
    }
    if (tape.kind(token) != Tape.OBJECT) {
      return mistyped(codec, token);
    }
    Object found = Reading.WRONG;
    int end = tape.after(token);
    for (int name = token + 1; name < end; name = tape.after(name + 1)) {
      if (!tape.isName(name, ValueWriter.ENV)) {
        unknownInSecret(name);
        return Reading.WRONG;
      } else if (found != Reading.WRONG) {
        reading.doubled(name);
        return Reading.WRONG;
      } else if (tape.kind(name + 1) != Tape.STRING || !Texts.isVariable(tape.text(name + 1))) {
        return reading.wrong(
            ProblemKind.WRONG_VALUE,
            name + 1,
            "\"env\" must be the name of an environment variable");
      }
      found = Secret.env(tape.text(name + 1));
    }
    return found == Reading.WRONG ? mistyped(codec, token) : found;
  }

  /** A key that is no misspelt "env" is not repeated: it may be the secret. */
  private void unknownInSecret(int name) {
    List<String> known = List.of("env");
    if (Suggest.nearest(tape.text(name), known).isPresent()) {
      reading.unknown(name, known, "key");
    } else {
      reading.wrong(
          ProblemKind.UNKNOWN_KEY,
          name,
          "unknown key; a secret is {env: NAME}, the name of the variable that holds it");
    }
  }

  private Object items(Codec codec, int token) {
    if (tape.kind(token) != Tape.ARRAY) {
      return mistyped(codec, token);
    }
    Codec item = codec.itemOrFail();
    List<Object> values = new ArrayList<>(tape.entries(token));
    boolean wrong = false;
    int end = tape.after(token);
    for (int at = token + 1; at < end; at = tape.after(at)) {
      Object value = readItem(item, at);
      wrong |= value == Reading.WRONG;
      values.add(value);
    }
    if (wrong) {
      return Reading.WRONG;
    }
    Object sealed =
        codec.kind == Codec.LIST
            ? Collections.unmodifiableList(values)
            : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    if (sealed instanceof Set<?> set && set.size() < values.size()) {
      return reading.wrong(
          ProblemKind.WRONG_VALUE, token, tape.subject(token) + " has an item twice");
    }
    return constrained(codec, sealed, token);
  }

  private Object readItem(Codec item, int token) {
    boolean isNull =
        tape.kind(token) == Tape.NULL && item.kind != Codec.JSON && item.kind != Codec.OPTIONAL;
    return isNull ? isNull(item, token) : read(item, token);
  }

  private Object map(Codec codec, int token) {
    if (tape.kind(token) != Tape.OBJECT) {
      return mistyped(codec, token);
    }
    Codec item = codec.itemOrFail();
    if (tape.entries(token) == 0) {
      return constrained(codec, Map.of(), token);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    boolean wrong = false;
    int end = tape.after(token);
    for (int name = token + 1; name < end; name = tape.after(name + 1)) {
      Object value = readItem(item, name + 1);
      wrong |= value == Reading.WRONG;
      if (values.put(tape.text(name), value) != null) {
        reading.doubled(name);
        wrong = true;
      }
    }
    return wrong ? Reading.WRONG : constrained(codec, Collections.unmodifiableMap(values), token);
  }

  private Object optional(Codec codec, int token) {
    if (tape.kind(token) == Tape.NULL) {
      return Optional.empty();
    }
    Object value = read(codec.itemOrFail(), token);
    return value == Reading.WRONG ? value : Optional.of(value);
  }

  private Object json(Codec codec, int token) {
    Object value = open(token);
    return value == Reading.WRONG ? value : constrained(codec, value, token);
  }

  /** An open value, whatever it is. */
  Object open(int token) {
    return switch (tape.kind(token)) {
      case Tape.NULL -> JsonValue.NULL;
      case Tape.TRUE, Tape.FALSE -> new JsonValue.JsonBoolean(tape.kind(token) == Tape.TRUE);
      case Tape.INTEGER, Tape.DECIMAL -> new JsonValue.JsonNumber(tape.text(token));
      case Tape.STRING -> new JsonValue.JsonString(tape.text(token));
      case Tape.ARRAY -> openArray(token);
      case Tape.OBJECT -> openObject(token);
      case Tape.TYPED -> tape.object(token) instanceof JsonValue value ? value : notPlain(token);
      case Tape.OPAQUE -> {
        Reading inner = reading.of(tape.opened(token), token);
        Object value = new ValueReader(inner, objects).open(0);
        reading.add(inner);
        yield value;
      }
      default ->
          reading.wrong(
              ProblemKind.WRONG_VALUE, token, tape.subject(token) + " is no finite number");
    };
  }

  private Object openArray(int token) {
    List<JsonValue> items = new ArrayList<>(tape.entries(token));
    boolean wrong = false;
    int end = tape.after(token);
    for (int at = token + 1; at < end; at = tape.after(at)) {
      if (open(at) instanceof JsonValue item) {
        items.add(item);
      } else {
        wrong = true;
      }
    }
    return wrong ? Reading.WRONG : new JsonValue.JsonArray(items);
  }

  private Object openObject(int token) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    boolean wrong = false;
    int end = tape.after(token);
    for (int name = token + 1; name < end; name = tape.after(name + 1)) {
      if (!(open(name + 1) instanceof JsonValue field)) {
        wrong = true;
      } else if (fields.put(tape.text(name), field) != null) {
        reading.doubled(name);
        wrong = true;
      }
    }
    return wrong ? Reading.WRONG : new JsonValue.JsonObject(fields);
  }

  private Object notPlain(int token) {
    return reading.wrong(
        ProblemKind.WRONG_TYPE,
        token,
        tape.subject(token) + " must be a map, a list, text, a number, true, false or null");
  }

  private Object constrained(Codec codec, Object value, int token) {
    if (!codec.isConstrained() || value == Reading.WRONG) {
      return value;
    }
    Constraint broken = codec.broken(value);
    if (broken == null) {
      return value;
    }
    String own = broken.message();
    return reading.wrong(
        ProblemKind.OUT_OF_RANGE,
        token,
        tape.subject(token) + (own == null ? " " + broken.rule() : ": " + own));
  }

  /** The problem of a value of another type than the declared one. */
  Object mistyped(Codec codec, int token) {
    return reading.wrong(
        ProblemKind.WRONG_TYPE,
        token,
        tape.subject(token)
            + " is "
            + Mistyped.found(tape, token)
            + "; "
            + codec.expected()
            + " is expected"
            + Mistyped.hint(codec, tape, token));
  }
}
