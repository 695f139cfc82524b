package dev.retort.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Scalars of a tape as plain Java objects. */
final class PlainValues {
  private PlainValues() {}

  static @Nullable Object scalar(Tape tape, int token) {
    String text = tape.text(token);
    switch (tape.kind(token)) {
      case Tape.INTEGER -> {
        BigInteger value = new BigInteger(text);
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
      }
      case Tape.DECIMAL -> {
        BigDecimal value = Numbers.decimal(text);
        return value == null ? text : value;
      }
      case Tape.TYPED -> {
        return tape.object(token);
      }
      default -> {
        return text;
      }
    }
  }
}
