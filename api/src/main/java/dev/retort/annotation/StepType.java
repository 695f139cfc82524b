package dev.retort.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a concrete pipeline step. The processor checks the class and writes its descriptor,
 * serializer and builder beside it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface StepType {
  /**
   * Further names under which config files may call this type, each {@code "module:Name"}.
   *
   * @return the aliases; none by default
   */
  String[] aliases() default {};
}
