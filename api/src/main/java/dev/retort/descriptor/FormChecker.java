package dev.retort.descriptor;

import org.jspecify.annotations.Nullable;

/**
 * Checks forms of answers for a compiler: those that stand in source, as defaults. The runtime
 * provides it as a service, so that the processor applies the rules of the very runtime that the
 * program will run with.
 */
public interface FormChecker {
  /**
   * Checks a form, as config files hold it.
   *
   * @param format the name of its kind; null if it is not said
   * @param schema JSON: a schema, or a text that is one or a regular expression
   * @return what is wrong with it; null if it is a form
   */
  @Nullable String fault(@Nullable String format, String schema);
}
