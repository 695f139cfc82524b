package dev.retort.config;

import dev.retort.descriptor.Scalar;
import dev.retort.descriptor.ScalarText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of declared types from plain text: defaults, environment variables, the command line. */
final class Texts {
  private static final List<Scalar> SCALARS = List.of(Scalar.values());

  private Texts() {}

  static Scalar scalar(Codec codec) {
    return SCALARS.get(codec.kind);
  }

  /** The number of a scalar among the kinds of a codec. */
  static int number(Scalar scalar) {
    return SCALARS.indexOf(scalar);
  }

  /** The value of a declared default. */
  static Object ofDefault(Slot slot, String text) {
    Reading reading = reading(text);
    Object value = read(reading, slot.codec, text);
    if (value == Reading.WRONG) {
      throw new IllegalStateException(
          "the default of " + slot.param.name() + ": " + reading.problems());
    }
    return value;
  }

  /** A reading whose one token is a text. */
  static Reading reading(String text) {
    return new Reading(
        JavaTape.readText(text), Environment.SYSTEM, ClassLoader.getSystemClassLoader());
  }

  /** The value of a text by its declared type; scalars as they stand, all else as JSON. */
  static Object read(Reading reading, Codec codec, String text) {
    ValueReader values = new ValueReader(reading, new ObjectReader(reading));
    switch (codec.kind) {
      case Codec.OPTIONAL -> {
        Object value = read(reading, codec.itemOrFail(), text);
        return value == Reading.WRONG ? value : java.util.Optional.of(value);
      }
      case Codec.STRING, Codec.CHAR, Codec.URI, Codec.PATH, Codec.ENUM -> {
        return values.read(codec, 0);
      }
      case Codec.BOOLEAN,
          Codec.BYTE,
          Codec.SHORT,
          Codec.INT,
          Codec.LONG,
          Codec.FLOAT,
          Codec.DOUBLE,
          Codec.DECIMAL,
          Codec.DURATION -> {
        try {
          return TypedValues.check(reading, codec, ScalarText.parse(scalar(codec), text), 0);
        } catch (ScalarText.Malformed e) {
          return reading.wrong(ProblemKind.WRONG_VALUE, 0, "the value must be " + e.getMessage());
        }
      }
      case Codec.SECRET -> {
        return text.stripLeading().startsWith("{")
            ? ofJson(reading, codec, text)
            : Credentials.inClear(reading, 0);
      }
      default -> {
        return ofJson(reading, codec, text);
      }
    }
  }

  private static Object ofJson(Reading reading, Codec codec, String text) {
    Reading inner;
    try {
      inner = reading.of(JsonTape.read(Source.of("value", text)), 0);
    } catch (ConfigException e) {
      return reading.wrong(
          ProblemKind.WRONG_VALUE, 0, "the value must be JSON: " + codec.expected());
    }
    Object value = new ValueReader(inner, new ObjectReader(inner)).read(codec, 0);
    reading.add(inner);
    return value;
  }

  /** Whether a text would be a number without its quotes. */
  static boolean isNumber(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return false;
    }
    byte kind = CoreSchema.kind(text);
    return kind == Tape.INTEGER || kind == Tape.DECIMAL;
  }

  /** Whether a text can be the name of an environment variable. */
  static boolean isVariable(String text) {
    if (text.isEmpty() || text.length() > 200) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fine =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || c == '_'
              || (i > 0 && c >= '0' && c <= '9');
      if (!fine) {
        return false;
      }
    }
    return true;
  }
}
