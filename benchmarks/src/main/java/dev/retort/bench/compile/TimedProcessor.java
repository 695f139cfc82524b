package dev.retort.bench.compile;

import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Runs a processor and keeps the time spent inside of it, which is reading, checking and writing.
 * What the compiler does with the files that it writes is not in it.
 */
final class TimedProcessor implements Processor {
  private final Processor timed;
  private long nanos;

  TimedProcessor(Processor timed) {
    this.timed = timed;
  }

  long nanos() {
    return nanos;
  }

  @Override
  public void init(ProcessingEnvironment environment) {
    long start = Clock.now();
    timed.init(environment);
    nanos += Clock.now() - start;
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // Says what the processor that it times says.
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    long start = Clock.now();
    boolean claimed = timed.process(annotations, round);
    nanos += Clock.now() - start;
    return claimed;
  }

  @Override
  public Set<String> getSupportedOptions() {
    return timed.getSupportedOptions();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return timed.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return timed.getSupportedSourceVersion();
  }

  @Override
  public Iterable<? extends Completion> getCompletions(
      Element element,
      @Nullable AnnotationMirror annotation,
      @Nullable ExecutableElement member,
      @Nullable String text) {
    return timed.getCompletions(element, annotation, member, text);
  }
}
