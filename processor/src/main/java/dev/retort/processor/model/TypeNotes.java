package dev.retort.processor.model;

import dev.retort.descriptor.Constraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some compilers do not show of a type in a class file, as texts that a companion can carry:
 * constraints on type arguments, and which components of records may be null and what they are.
 */
public final class TypeNotes {
  /** Texts a note: path, word, value, message. */
  private static final int WIDTH = 4;

  private final List<String> texts;

  private TypeNotes(List<String> texts) {
    this.texts = texts;
  }

  /** Notes that a companion carries. */
  public static TypeNotes carried(List<String> texts) {
    return new TypeNotes(texts);
  }

  /**
   * The notes on a type.
   *
   * @param path the name of what has the type
   */
  public static List<String> of(String path, TypeModel type) {
    TypeNotes notes = new TypeNotes(new ArrayList<>());
    notes.write(path, type);
    return List.copyOf(notes.texts);
  }

  private void write(String path, TypeModel type) {
    if (type instanceof TypeModel.ItemsOf t) {
      inside(path + "[]", t.item());
    } else if (type instanceof TypeModel.MapOf t) {
      inside(path + "[]", t.value());
    } else if (type instanceof TypeModel.OptionalOf t) {
      inside(path + "[]", t.value());
    } else if (type instanceof TypeModel.RecordOf t) {
      for (Param component : t.components()) {
        String inner = path + "." + component.javaName();
        if (component.nullable()) {
          add(inner, "nullable", "", null);
        }
        if (!component.description().isEmpty()) {
          add(inner, "text", component.description(), null);
        }
        write(inner, component.type());
      }
    }
  }

  private void inside(String path, TypeModel type) {
    type.limits().forEach(limit -> constraint(path, limit));
    write(path, type);
  }

  private void constraint(String path, Constraint limit) {
    if (limit instanceof Constraint.Bound bound) {
      String word =
          bound.lower()
              ? (bound.inclusive() ? "min" : "above")
              : (bound.inclusive() ? "max" : "below");
      add(path, word, bound.text(), limit.message());
    } else if (limit instanceof Constraint.Size size) {
      add(path, "size", size.min() + " " + size.max(), limit.message());
    } else if (limit instanceof Constraint.Matches matches) {
      String flags = Integer.toString(matches.regex().flags());
      add(path, "pattern", flags + " " + matches.regex().pattern(), limit.message());
    } else {
      add(
          path,
          limit instanceof Constraint.NotBlank ? "not-blank" : "not-empty",
          "",
          limit.message());
    }
  }

  private void add(String path, String word, String value, @Nullable String message) {
    texts.addAll(List.of(path, word, value, message == null ? "" : message));
  }

  /**
   * A parameter with the notes on its type.
   *
   * @param path the name under which the notes were made
   */
  public Param mend(String path, Param param) {
    return texts.isEmpty()
        ? param
        : param.noted(mend(path, param.type()), param.nullable(), param.description());
  }

  private TypeModel mend(String path, TypeModel type) {
    if (type instanceof TypeModel.ItemsOf t) {
      return new TypeModel.ItemsOf(t.set(), mendInside(path + "[]", t.item()), t.constraints());
    } else if (type instanceof TypeModel.MapOf t) {
      return new TypeModel.MapOf(mendInside(path + "[]", t.value()), t.constraints());
    } else if (type instanceof TypeModel.OptionalOf t) {
      return new TypeModel.OptionalOf(mendInside(path + "[]", t.value()));
    } else if (type instanceof TypeModel.RecordOf t) {
      return new TypeModel.RecordOf(
          t.java(), t.text(), t.components().stream().map(c -> component(path, c)).toList());
    }
    return type;
  }

  private Param component(String path, Param component) {
    String inner = path + "." + component.javaName();
    boolean nullable = component.nullable();
    String text = component.description();
    for (int i = 0; i < texts.size(); i += WIDTH) {
      if (texts.get(i).equals(inner)) {
        nullable |= texts.get(i + 1).equals("nullable");
        text = texts.get(i + 1).equals("text") ? texts.get(i + 2) : text;
      }
    }
    return component.noted(mend(inner, component.type()), nullable, text);
  }

  private TypeModel mendInside(String path, TypeModel type) {
    List<Constraint> limits = new ArrayList<>();
    for (int i = 0; i < texts.size(); i += WIDTH) {
      if (texts.get(i).equals(path) && !texts.get(i + 1).equals("nullable")) {
        Constraint limit = constraint(texts.get(i + 1), texts.get(i + 2));
        String message = texts.get(i + 3);
        limits.add(message.isEmpty() ? limit : limit.message(message));
      }
    }
    TypeModel inner = mend(path, type);
    return limits.isEmpty() ? inner : inner.limited(limits);
  }

  private static Constraint constraint(String word, String value) {
    int space = value.indexOf(' ');
    return switch (word) {
      case "min", "above" -> Constraint.lower(value, word.equals("min"));
      case "max", "below" -> Constraint.upper(value, word.equals("max"));
      case "size" ->
          Constraint.size(
              Integer.parseInt(value.substring(0, space)),
              Integer.parseInt(value.substring(space + 1)));
      case "pattern" ->
          Constraint.pattern(
              value.substring(space + 1), Integer.parseInt(value.substring(0, space)));
      case "not-blank" -> Constraint.notBlank();
      case "not-empty" -> Constraint.notEmpty();
      default -> throw new IllegalStateException("no constraint is called " + word);
    };
  }
}
