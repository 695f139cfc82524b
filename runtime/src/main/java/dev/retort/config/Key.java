package dev.retort.config;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** A wire name in the forms in which it is compared and written. Immutable. */
final class Key {
  private final String name;
  private final byte[] utf8;
  private final byte[] json;
  private volatile @Nullable SerializableString jackson;

  Key(String name) {
    this.name = name;
    this.utf8 = name.getBytes(StandardCharsets.UTF_8);
    this.json = ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
  }

  String name() {
    return name;
  }

  byte[] utf8() {
    return utf8;
  }

  /** With quotes and colon; wire names need no escapes. */
  byte[] json() {
    return json;
  }

  SerializableString jackson() {
    SerializableString known = jackson;
    if (known == null) {
      known = new SerializedString(name);
      jackson = known;
    }
    return known;
  }
}
