package dev.retort.processor.pipeline;

import dev.retort.descriptor.FormChecker;
import org.jspecify.annotations.Nullable;

/**
 * The runtime's check of forms, which is looked for when there is a form. Where there is none that
 * fits, every form passes: the runtime says the same when the LLM is loaded.
 */
public final class RuntimeForms implements FormChecker {
  private final RuntimeSource runtime;

  /** For one round. */
  public RuntimeForms(RuntimeSource runtime) {
    this.runtime = runtime;
  }

  @Override
  public @Nullable String fault(@Nullable String format, String schema) {
    try {
      return runtime.find(FormChecker.class).fault(format, schema);
    } catch (RuntimeSource.Missing | RuntimeSource.OtherVersion | LinkageError e) {
      return null;
    }
  }
}
