package com.acme.base;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Access to the annotated fields of {@link Base}. */
@Documented(
    value = "What all have.",
    fields = {
      "settings", "The settings.",
      "count", "A count.",
      "bounds", "Bounds by name.",
      "shapes", "Shapes."
    },
    parameters = {
      "input", "",
      "n", "",
      "style", "how it sounds",
      "heat", "how warm"
    },
    nullables = {"bounds", "shapes", "#heat"},
    types = {
      "bounds[]", "max", "9", "too much",
      "shapes[].label", "nullable", "", "",
      "shapes[].label", "text", "what it is called", "",
      "shapes[].sizes", "nullable", "", "",
      "shapes[].sizes", "text", "how large", "",
      "shapes[].sizes[]", "above", "0", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "rawtypes", "unchecked"})
public final class BaseMembers {
  private BaseMembers() {
  }

  /** Reads a field. */
  public static @Nullable Object get(Base target, int index) {
    return switch (index) {
      case 0 -> target.settings;
      case 1 -> target.count;
      case 2 -> target.bounds;
      case 3 -> target.shapes;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  /** Writes a field. */
  public static void set(Base target, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> target.settings = value;
      case 1 -> target.count = (int) value;
      case 2 -> target.bounds = (Map) value;
      case 3 -> target.shapes = (List) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  /** Calls the operative method, for subclasses in other packages. */
  public static CompletionStage<GenerateOutput> call(Base llm, Input input, int n, Enum style,
      Double heat) {
    return llm.generateAsync(input, n, style, heat);
  }
}
