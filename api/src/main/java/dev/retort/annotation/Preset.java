package dev.retort.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Changes the default of an inherited parameter, so that a provider that differs from another in
 * its address alone is an empty class.
 */
@Documented
@Repeatable(Presets.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Preset {
  /**
   * The wire name of the inherited parameter.
   *
   * @return the name
   */
  String name();

  /**
   * The new default; see {@link RuntimeParam#defaultValue}.
   *
   * @return the default; the inherited one where left out
   */
  String defaultValue() default RuntimeParam.UNSET;

  /**
   * The new environment variable; see {@link RuntimeParam#env}.
   *
   * @return the variable's name; the inherited one where left out
   */
  String env() default RuntimeParam.UNSET;
}
