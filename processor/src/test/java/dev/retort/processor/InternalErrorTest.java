package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.junit.jupiter.api.Test;

/** A bug of ours is a message at the class, not a stack trace: the one problem without a case. */
class InternalErrorTest {
  @Test
  void aFailureOfTheProcessorNamesTheClassAndAsksForAReport() {
    Compilation compilation =
        new Compilation(Compilation.With.JAVAC)
            .processors(new Broken())
            .compile(Path.of("src/test/cases/not-an-llm/Right.java"));

    assertThat(compilation.ours())
        .singleElement()
        .asString()
        .startsWith(
            "Right.java:9: error at Right: the Retort processor failed on Right:"
                + " java.lang.IllegalStateException: broken at ")
        .endsWith("; please report it with the declaration [retort:internal]");
  }

  /** The processor in a compiler that fails to read comments. */
  private static final class Broken extends AbstractProcessor {
    private final RetortProcessor processor = new RetortProcessor();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      Elements elements =
          proxy(
              Elements.class,
              environment.getElementUtils(),
              name -> {
                if (name.equals("getDocComment")) {
                  throw new IllegalStateException("broken");
                }
                return null;
              });
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              environment,
              name -> name.equals("getElementUtils") ? elements : null));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }

    private static <T> T proxy(
        Class<T> type, T target, java.util.function.Function<String, Object> other) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) -> {
                Object answer = other.apply(method.getName());
                try {
                  return answer != null ? answer : method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }
  }
}
