package dev.retort.descriptor;

import java.util.List;
import java.util.Objects;

/** Tells a {@link PipelineChecker} what the names in a file mean in a compilation. */
public interface TypeLookup {
  /**
   * Looks up a name.
   *
   * @param name a {@code type_info}: a type or an alias
   * @return what is called so
   */
  Answer find(TypeInfo name);

  /**
   * The names that a module has, for those who misspelt one.
   *
   * @param module of a {@code type_info}
   * @return the names in it, in any order; none by default
   */
  default List<String> names(String module) {
    return List.of();
  }

  /** What a name means. */
  sealed interface Answer {}

  /**
   * A type of the runtime itself.
   *
   * @param type its name, no alias
   */
  record OfRuntime(TypeInfo type) implements Answer {
    public OfRuntime {
      Objects.requireNonNull(type, "type");
    }
  }

  /**
   * Any other declared type.
   *
   * @param type all that is known of it
   */
  record Described(DescribedType type) implements Answer {
    public Described {
      Objects.requireNonNull(type, "type");
    }
  }

  /** A declared type that has mistakes of its own, which are told where it stands. */
  record Faulty() implements Answer {}

  /**
   * A declared type that cannot be used.
   *
   * @param reason why, in one line
   */
  record Broken(String reason) implements Answer {
    public Broken {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * No declared type.
   *
   * @param isClass whether there is a class of that name
   */
  record Undeclared(boolean isClass) implements Answer {}
}
