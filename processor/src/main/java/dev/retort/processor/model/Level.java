package dev.retort.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one class of a hierarchy declares, with what its generic ancestors declare, which have no
 * descriptor of their own, before it.
 *
 * @param ref the class
 * @param kind what generated code it has
 * @param text of the class, plain
 * @param fields annotated fields in source order; their types bound
 * @param erased for a generic class instead: its annotated fields
 * @param erasedCall for a generic class instead: its operative method; null for none
 * @param operative the operative method that the class declares or a generic ancestor; null for
 *     none
 * @param presets of the class, and of generic ancestors before
 * @param deprecated whether naming the class warns
 */
public record Level(
    ClassRef ref,
    Kind kind,
    String text,
    List<Param> fields,
    List<Erased> erased,
    @Nullable ErasedCall erasedCall,
    @Nullable Operative operative,
    List<Preset> presets,
    boolean deprecated) {

  /** What is generated for a class. */
  public enum Kind {
    /** {@code @LLMType}. */
    LLM("Descriptor"),
    /** {@code @StepType}. */
    STEP("Descriptor"),
    /** Abstract with annotated members. */
    BASE("Members"),
    /** Abstract and generic with annotated members. */
    GENERIC("Members"),
    /** Nothing. */
    NONE("");

    private final String suffix;

    Kind(String suffix) {
      this.suffix = suffix;
    }

    /** Whether it is a class that can be made. */
    public boolean isConcrete() {
      return this == LLM || this == STEP;
    }

    /** What is added to the name of the class for its companion. */
    public String suffix() {
      return suffix;
    }
  }

  /**
   * A field of a generic class.
   *
   * @param javaName its name
   * @param type the erasure of its type: a primitive or a class
   * @param text what it is
   * @param nullable whether null is a value
   * @param notes see {@link TypeNotes}
   */
  public record Erased(
      String javaName, String type, String text, boolean nullable, List<String> notes) {}

  /**
   * The operative method of a generic class.
   *
   * @param shape how it answers
   * @param method its name
   * @param nativeN whether it takes the number of generations
   * @param types erasures of the types of its kwargs
   * @param names Java names of all parameters
   * @param texts what they are
   * @param nullables names of those that may be null
   * @param notes see {@link TypeNotes}
   * @param isPublic whether every class may call it
   * @param checked whether it throws checked exceptions
   */
  public record ErasedCall(
      Operative.Shape shape,
      String method,
      boolean nativeN,
      List<String> types,
      List<String> names,
      List<String> texts,
      List<String> nullables,
      List<String> notes,
      boolean isPublic,
      boolean checked) {}

  /** The companion that gives access to the fields. */
  public ClassRef companion() {
    return ref.companion(kind.suffix());
  }
}
