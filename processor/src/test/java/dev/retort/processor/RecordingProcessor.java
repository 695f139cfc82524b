package dev.retort.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;

/** One of our processors, with a record of what it writes and reads. */
final class RecordingProcessor implements Processor {
  /**
   * A file that was written.
   *
   * @param origins the names of its originating elements
   */
  record Written(String path, List<String> origins) {}

  final List<Written> written = new ArrayList<>();
  final List<String> read = new ArrayList<>();
  private final Processor ours;

  RecordingProcessor() {
    this(new RetortProcessor());
  }

  RecordingProcessor(Processor ours) {
    this.ours = ours;
  }

  @Override
  public void init(ProcessingEnvironment environment) {
    ours.init(new Recording(environment));
  }

  @Override
  public Set<String> getSupportedOptions() {
    return ours.getSupportedOptions();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return ours.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return ours.getSupportedSourceVersion();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // As ours does.
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return ours.process(annotations, round);
  }

  @Override
  public Iterable<? extends Completion> getCompletions(
      Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
    return ours.getCompletions(element, annotation, member, text);
  }

  private final class Recording implements ProcessingEnvironment, Filer {
    private final ProcessingEnvironment real;

    Recording(ProcessingEnvironment real) {
      this.real = real;
    }

    @Override
    public Filer getFiler() {
      return this;
    }

    @Override
    public Map<String, String> getOptions() {
      return real.getOptions();
    }

    @Override
    public Messager getMessager() {
      return real.getMessager();
    }

    @Override
    public Elements getElementUtils() {
      return real.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return real.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return real.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return real.getLocale();
    }

    @Override
    public JavaFileObject createSourceFile(CharSequence name, Element... origins)
        throws java.io.IOException {
      note(name.toString().replace('.', '/') + ".java", origins);
      return real.getFiler().createSourceFile(name, origins);
    }

    @Override
    public JavaFileObject createClassFile(CharSequence name, Element... origins)
        throws java.io.IOException {
      note(name.toString().replace('.', '/') + ".class", origins);
      return real.getFiler().createClassFile(name, origins);
    }

    @Override
    public FileObject createResource(
        Location location, CharSequence pkg, CharSequence name, Element... origins)
        throws java.io.IOException {
      note(name.toString(), origins);
      return real.getFiler().createResource(location, pkg, name, origins);
    }

    @Override
    public FileObject getResource(Location location, CharSequence pkg, CharSequence name)
        throws java.io.IOException {
      read.add(name.toString());
      return real.getFiler().getResource(location, pkg, name);
    }

    private void note(String path, Element... origins) {
      written.add(new Written(path, Arrays.stream(origins).map(Object::toString).toList()));
    }
  }
}
