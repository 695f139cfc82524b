package dev.retort.processor.report;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** What the source shows beyond the compiler's model; nothing where the compiler hides it. */
public interface SourceView {
  /** Whether a field has an initializer other than {@code null}. */
  boolean hasInitializer(Element field);

  /** Whether a {@code ///} comment stands before an element. */
  boolean hasSlashComment(Element element);

  /**
   * Tells a problem with a repeated annotation at its place.
   *
   * @return whether it was told; false for all other annotations, which need no help
   */
  boolean printed(Diagnostic.Kind kind, String line, Where where);

  /** The source as javac's tree API shows it; blank under other compilers. */
  static SourceView of(ProcessingEnvironment environment) {
    try {
      return new TreeSourceView(environment);
    } catch (LinkageError | IllegalArgumentException e) {
      return new Hidden();
    }
  }

  /** Shows nothing. */
  final class Hidden implements SourceView {
    @Override
    public boolean hasInitializer(Element field) {
      return false;
    }

    @Override
    public boolean hasSlashComment(Element element) {
      return false;
    }

    @Override
    public boolean printed(Diagnostic.Kind kind, String line, Where where) {
      return false;
    }
  }
}
