package dev.retort.config;

/** Words for a value whose type is not the declared one. */
final class Mistyped {
  private Mistyped() {}

  static String found(Tape tape, int token) {
    return switch (tape.kind(token)) {
      case Tape.NULL -> "null";
      case Tape.TRUE, Tape.FALSE -> "true or false";
      case Tape.INTEGER -> "an integer";
      case Tape.DECIMAL -> "a number with a fraction or exponent";
      case Tape.NONFINITE -> "no finite number";
      case Tape.STRING -> "text";
      case Tape.ARRAY -> "a list";
      default -> "a mapping";
    };
  }

  /** A hint at the likeliest slip; empty where there is none. */
  static String hint(Codec codec, Tape tape, int token) {
    byte kind = tape.kind(token);
    boolean number = codec.kind >= Codec.BYTE && codec.kind <= Codec.DECIMAL;
    if (kind == Tape.STRING) {
      String text = tape.text(token);
      if ((number || codec.kind == Codec.DURATION) && Texts.isNumber(text)) {
        return "; take away the quotes";
      }
      if (codec.kind == Codec.BOOLEAN
          && (text.equals("yes")
              || text.equals("no")
              || text.equals("true")
              || text.equals("false"))) {
        return "; write true or false, without quotes";
      }
      if (codec.kind == Codec.LIST || codec.kind == Codec.SET) {
        return "; put it in brackets";
      }
    }
    boolean text =
        codec.kind == Codec.STRING || codec.kind == Codec.PATH || codec.kind == Codec.CHAR;
    if (text && (kind <= Tape.NONFINITE && kind != Tape.NULL)) {
      return "; put it in quotes";
    }
    return "";
  }
}
