package dev.retort.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operative method of an LLM.
 *
 * @param shape how it answers
 * @param owner the class that declares it
 * @param method its name
 * @param nativeN whether it takes the number of generations
 * @param kwargs in order: parameters, or the components of the one record
 * @param record the record that holds the kwargs; null where they are parameters
 * @param isPublic whether every class may call it
 * @param isProtected whether it is protected
 * @param checked whether it throws checked exceptions
 * @param names Java names of all parameters, inputs included
 * @param texts what the parameters are, empty texts where nothing was said
 */
public record Operative(
    Shape shape,
    ClassRef owner,
    String method,
    boolean nativeN,
    List<Param> kwargs,
    @Nullable ClassRef record,
    boolean isPublic,
    boolean isProtected,
    boolean checked,
    List<String> names,
    List<String> texts) {

  /** That of a class that answers nothing: an encoder. */
  public static final Operative NONE =
      new Operative(
          Shape.SYNC,
          ClassRef.of("dev.retort.llm", "LLM"),
          "",
          true,
          List.of(),
          null,
          true,
          false,
          false,
          List.of(),
          List.of());

  /** The same, called as if another class declared it. */
  public Operative ownedBy(ClassRef other) {
    return new Operative(
        shape,
        other,
        method,
        nativeN,
        kwargs,
        record,
        isPublic,
        isProtected,
        checked,
        names,
        texts);
  }

  /** How an operative method answers. */
  public enum Shape {
    /** A list of inputs, a list of outputs. */
    SYNC("SyncKwargs"),
    /** One input, a stage. */
    ASYNC("AsyncKwargs"),
    /** One input, an output. */
    BLOCKING("BlockingKwargs");

    private final String kwargs;

    Shape(String kwargs) {
      this.kwargs = kwargs;
    }

    /** The interface of the runtime that kwargs of this shape have. */
    public ClassRef kwargs() {
      return ClassRef.of("dev.retort.llm", kwargs);
    }
  }
}
