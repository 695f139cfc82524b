package dev.retort.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a field that is part of a config but may not change at run time.
 *
 * <p>An attribute is optional if it has a {@link #defaultValue} or an {@link #env}, or if its type
 * is {@code @Nullable} or {@code Optional}; otherwise it is required.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Attribute {
  /**
   * The name in config files.
   *
   * @return the wire name; by default the Java name in snake_case
   */
  String name() default RuntimeParam.UNSET;

  /**
   * What the attribute is.
   *
   * @return the text; by default the Javadoc of the field
   */
  String description() default RuntimeParam.UNSET;

  /**
   * The value where none is given: plain text for scalars, JSON for lists, maps and records.
   *
   * @return the default; none by default
   */
  String defaultValue() default RuntimeParam.UNSET;

  /**
   * The environment variable read where no value is given; it comes before {@link #defaultValue}.
   *
   * @return the variable's name; none by default
   */
  String env() default RuntimeParam.UNSET;

  /**
   * Further names accepted when reading.
   *
   * @return the aliases; none by default
   */
  String[] aliases() default {};

  /**
   * Whether the value can change the answer. What cannot (time-outs, concurrency) is left out of
   * cache keys.
   *
   * @return true by default
   */
  boolean identity() default true;

  /**
   * Whether the value is a credential although its type is not {@code Secret}: set to false on an
   * attribute whose name only looks like one.
   *
   * @return true by default
   */
  boolean sensitive() default true;
}
