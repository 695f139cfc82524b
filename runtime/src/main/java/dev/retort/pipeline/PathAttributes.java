package dev.retort.pipeline;

import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.Types;
import dev.retort.llm.LLM;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes the paths in a step and its LLMs. In a pipeline file they are relative to its folder; in
 * the objects, to the current one.
 */
final class PathAttributes {
  private final UnaryOperator<Path> change;

  private PathAttributes(UnaryOperator<Path> change) {
    this.change = change;
  }

  static void change(Object target, UnaryOperator<Path> change) {
    new PathAttributes(change).object(target);
  }

  private void object(Object target) {
    for (Members<?> level = Types.ofObject(target); level != null; level = level.parent()) {
      level(castTo(level), target);
    }
  }

  @SuppressWarnings("unchecked") // The levels of an object's own descriptor.
  private static Members<Object> castTo(Members<?> level) {
    return (Members<Object>) level;
  }

  private void level(Members<Object> level, Object target) {
    List<ParamDescriptor> declared = level.declared();
    for (int i = 0; i < declared.size(); i++) {
      Object value = level.get(target, i);
      Object changed = value(value);
      if (changed != value) {
        level.set(target, i, changed);
      }
    }
  }

  /** The same value, or a changed one if it is or holds a path. */
  private @Nullable Object value(@Nullable Object value) {
    if (value instanceof Path path) {
      return change.apply(path);
    } else if (value instanceof LLM llm) {
      object(llm);
    } else if (value instanceof Optional<?> optional) {
      return optional.filter(Path.class::isInstance).isPresent()
          ? optional.map(this::value)
          : value;
    } else if (value instanceof List<?> list) {
      return list(list);
    } else if (value instanceof Map<?, ?> map
        && map.values().stream().anyMatch(Path.class::isInstance)) {
      Map<Object, @Nullable Object> changed = new LinkedHashMap<>();
      map.forEach((key, each) -> changed.put(key, value(each)));
      return Collections.unmodifiableMap(changed);
    }
    return value;
  }

  private Object list(List<?> list) {
    if (list.stream().noneMatch(each -> each instanceof Path || each instanceof LLM)) {
      return list;
    }
    List<@Nullable Object> changed = new ArrayList<>();
    list.forEach(each -> changed.add(value(each)));
    return list.stream().anyMatch(Path.class::isInstance)
        ? Collections.unmodifiableList(changed)
        : list;
  }
}
