package dev.retort.descriptor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Carries, on a generated class, what a class file does not keep of the source: Javadoc and names
 * of parameters. Later compilations read it back, so that an LLM may extend one from another jar.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Documented {
  /**
   * Text of the class.
   *
   * @return plain text
   */
  String value() default "";

  /**
   * The annotated fields: Java name and text by turns.
   *
   * @return an even number of texts
   */
  String[] fields() default {};

  /**
   * The parameters of the operative method, inputs and all: Java name and text by turns.
   *
   * @return an even number of texts; none where the class declares no such method
   */
  String[] parameters() default {};

  /**
   * What may be null, which some compilers do not read from class files: Java names of fields, and
   * of parameters after a {@code #}.
   *
   * @return none by default
   */
  String[] nullables() default {};

  /**
   * What else some compilers do not read from class files: constraints on type arguments, and texts
   * of components of records and whether they may be null. Four texts each: the name as above with
   * {@code []} for what is inside a list, set, map or {@code Optional} and {@code .name} for a
   * component; what is said; its value; a message of its own.
   *
   * @return none by default
   */
  String[] types() default {};
}
