package dev.retort.config;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * JSON text that is the same in every dump of a type, encoded once: a value, or entries of a list
 * separated by commas. Immutable.
 */
final class Constant {
  private final String text;
  private final byte[] bytes;
  private volatile @Nullable SerializableString jackson;

  Constant(String text) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  String text() {
    return text;
  }

  byte[] bytes() {
    return bytes;
  }

  /** As one piece of raw text for Jackson's generators. */
  SerializableString jackson() {
    SerializableString known = jackson;
    if (known == null) {
      known = new SerializedString(text);
      jackson = known;
    }
    return known;
  }

  /** The value as a tape, for formats other than JSON. */
  Tape value() {
    return tape(text);
  }

  /** The entries as a tape of a list, for formats other than JSON. */
  Tape entries() {
    return tape("[" + text + "]");
  }

  private static Tape tape(String json) {
    Source source = Source.of("constant", json);
    return JsonTape.readValue(source, 0, source.bytes().length);
  }
}
