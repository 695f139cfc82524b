package dev.retort.processor.model;

import dev.retort.processor.report.Where;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter, attribute, kwarg or record component.
 *
 * @param javaName name of the field or parameter
 * @param name wire name
 * @param type its type
 * @param runtime whether it is a {@code @RuntimeParam}
 * @param nullable whether null is a value
 * @param identity whether it can change an answer
 * @param decided whether the declaration says so, rather than the rule for what is left out
 * @param defaultValue as declared; null for none
 * @param env environment variable; null for none
 * @param description plain text, empty for none
 * @param aliases further wire names
 * @param deprecated whether naming it in code warns
 * @param where its annotation, else itself
 * @param access how generated code reaches the field; null for what is no field
 */
public record Param(
    String javaName,
    String name,
    TypeModel type,
    boolean runtime,
    boolean nullable,
    boolean identity,
    boolean decided,
    @Nullable String defaultValue,
    @Nullable String env,
    String description,
    List<String> aliases,
    boolean deprecated,
    Where where,
    @Nullable Access access) {

  /**
   * How generated code reaches a field: by name, or through the companion of a generic ancestor.
   *
   * @param companion the companion; null for access by name
   * @param index place of the field in the companion
   */
  public record Access(@Nullable ClassRef companion, int index) {
    /** By name. */
    public static final Access DIRECT = new Access(null, -1);

    /** Whether it is by name. */
    public boolean isDirect() {
      return companion == null;
    }
  }

  /** Whether it is a field that the class itself declares. */
  public boolean isOwn() {
    return access != null && access.isDirect();
  }

  /** Whether it may be left out. */
  public boolean optional() {
    return nullable
        || defaultValue != null
        || env != null
        || type instanceof TypeModel.OptionalOf
        || type instanceof TypeModel.KwargsOf;
  }

  /** Whether null, where it may be given, differs from leaving it out. */
  public boolean nullMeansNone() {
    return nullable && (defaultValue != null || env != null);
  }

  /** The same with what a companion says of its type. */
  Param noted(TypeModel newType, boolean newNullable, String newDescription) {
    return new Param(
        javaName,
        name,
        newType,
        runtime,
        newNullable,
        identity,
        decided,
        defaultValue,
        env,
        newDescription,
        aliases,
        deprecated,
        where,
        access);
  }

  /** The same with a default and a variable of a preset. */
  public Param preset(@Nullable String newDefault, @Nullable String newEnv) {
    return new Param(
        javaName,
        name,
        type,
        runtime,
        nullable,
        identity,
        decided,
        newDefault == null ? defaultValue : newDefault,
        newEnv == null ? env : newEnv,
        description,
        aliases,
        deprecated,
        where,
        access);
  }
}
