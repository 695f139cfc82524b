package dev.retort.processor;

import com.google.auto.service.AutoService;
import dev.retort.processor.emit.Companions;
import dev.retort.processor.read.FakeReader;
import dev.retort.processor.read.FakesOption;
import dev.retort.processor.read.MissingTypeException;
import dev.retort.processor.read.Surroundings;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Writes the fakes that {@code -Aretort.fakes} asks for. A processor of its own, since it must run
 * where no annotation of ours is, and whoever asks for all annotations cannot claim some. It must
 * be found before {@link RetortProcessor}: once all annotations of a source are claimed, javac asks
 * no further processor.
 */
@AutoService(Processor.class)
public final class FakesProcessor extends AbstractProcessor {
  private final Sources sources = new Sources();
  private FakesOption option = new FakesOption(null);

  /** For the compiler. */
  public FakesProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    option = FakesOption.of(environment.getOptions());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  /** All if there is something to do, else none. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return option.isGiven() ? Set.of("*") : Set.of();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(FakesOption.NAME);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    sources.add(round);
    if (!round.processingOver()) {
      leaveToAnnotations(round);
      write();
    } else if (option.isEmpty()) {
      tell(Problem.FAKE_UNKNOWN, FakesOption.NO_NAME);
    } else {
      option.missing().forEach(this::tellMissing);
    }
    return false;
  }

  private void tellMissing(String name) {
    Elements elements = processingEnv.getElementUtils();
    TypeElement llm = elements.getTypeElement(name);
    if (llm != null && llm.getQualifiedName().contentEquals(name)) {
      tell(Problem.FAKE_IMPOSSIBLE, llm.getSimpleName(), "a class that it extends is missing");
    } else {
      tell(Problem.FAKE_UNKNOWN, FakesOption.noClass(name, sources.names(), elements));
    }
  }

  /** What an annotation asks for is written where that is read; javac warns of a second time. */
  private void leaveToAnnotations(RoundEnvironment round) {
    TypeElement annotation = processingEnv.getElementUtils().getTypeElement(FakeReader.ANNOTATION);
    if (annotation != null) {
      for (Element asking : round.getElementsAnnotatedWith(annotation)) {
        option.missing().removeAll(Set.copyOf(FakeReader.asked(asking)));
      }
    }
  }

  private void write() {
    FakeReader reader =
        new FakeReader(
            processingEnv.getElementUtils(),
            sources::contains,
            new Surroundings(processingEnv.getElementUtils()));
    if (!reader.hasKit()) {
      if (!option.missing().isEmpty()) {
        tell(Problem.FAKE_OUTSIDE_TESTS);
      }
      option.missing().clear();
    }
    for (TypeElement llm : option.found(processingEnv.getElementUtils())) {
      try {
        String reason = reader.reasonAgainst(llm);
        if (reason == null) {
          new Companions(processingEnv.getFiler()).write(reader.fake(llm), llm);
        } else {
          tell(Problem.FAKE_IMPOSSIBLE, llm.getSimpleName(), reason);
        }
      } catch (MissingTypeException e) {
        option.missing().add(llm.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void tell(Problem problem, Object... details) {
    Report.print(processingEnv.getMessager(), problem, details);
  }
}
