package dev.retort.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record that an LLM may be asked to answer with. The processor checks the record and
 * writes its structure beside it: the JSON Schema of the answer, and what reads an answer.
 *
 * <p>Components are called as parameters are: in snake_case, unless {@code @RuntimeParam(name =
 * "...")} says otherwise. What the Javadoc says of the record and of its components is what the
 * model is told of them.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface StructuredType {
  /**
   * Whether the record must be sayable in the subset of JSON Schema that providers enforce while a
   * model writes. Open objects (maps, open JSON values) are not: a record with one is an error
   * unless this is false, and then providers get the full schema, to follow as well as they can.
   *
   * @return true by default
   */
  boolean strict() default true;
}
