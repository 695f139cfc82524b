package dev.retort.descriptor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks generated classes, so that coverage tools and linters pass over them. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GeneratedBy {
  /**
   * The generator.
   *
   * @return its name
   */
  String value();
}
