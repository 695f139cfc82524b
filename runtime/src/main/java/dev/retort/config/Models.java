package dev.retort.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The LLMs that a value of an LLM-typed attribute holds. */
final class Models {
  private Models() {}

  /** In order; none for null and empty ones. */
  static List<?> of(Codec codec, @Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return of(codec.itemOrFail(), optional.orElse(null));
    } else if (value instanceof Collection<?> many) {
      return List.copyOf(many);
    }
    return value == null ? List.of() : List.of(value);
  }

  /** Whether they are called by index. */
  static boolean isMany(Codec codec) {
    return codec.kind == Codec.LIST || codec.kind == Codec.SET;
  }
}
