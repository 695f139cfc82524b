package dev.retort.processor;

import com.google.auto.service.AutoService;
import dev.retort.processor.check.AnswerRules;
import dev.retort.processor.check.Rules;
import dev.retort.processor.contract.Contracts;
import dev.retort.processor.emit.Companions;
import dev.retort.processor.model.Answer;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Fake;
import dev.retort.processor.pipeline.ClassFiles;
import dev.retort.processor.pipeline.CompiledTypes;
import dev.retort.processor.pipeline.PipelineConfigs;
import dev.retort.processor.pipeline.RuntimeForms;
import dev.retort.processor.pipeline.RuntimeSource;
import dev.retort.processor.read.AccessReader;
import dev.retort.processor.read.AnswerReader;
import dev.retort.processor.read.DeclarationReader;
import dev.retort.processor.read.DeclaredTypes;
import dev.retort.processor.read.FakeReader;
import dev.retort.processor.read.LevelReader;
import dev.retort.processor.read.MissingTypeException;
import dev.retort.processor.read.Surroundings;
import dev.retort.processor.read.Symbols;
import dev.retort.processor.read.TypeNames;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.SourceView;
import dev.retort.processor.report.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds declared classes and takes each through the phases: read (or wait for a type that another
 * processor may still make), check, tell every problem, and, if there is none, write the
 * companions. Between rounds it keeps names, never elements.
 */
@AutoService(Processor.class)
public final class RetortProcessor extends AbstractProcessor {
  private static final String ANNOTATIONS = "dev.retort.annotation.";
  private static final String PIPELINE_CONFIG = ANNOTATIONS + "PipelineConfig";

  /** Classes that wait, with the type each waits for. */
  private final Map<String, String> waiting = new LinkedHashMap<>();

  private final Sources sources = new Sources();
  private final Set<String> failed = new HashSet<>();
  private final Set<String> sound = new HashSet<>();
  private final Map<String, String> registered = new HashMap<>();
  private @Nullable PipelineConfigs pipelines;
  private @Nullable RuntimeSource runtime;

  /** For the compiler. */
  public RetortProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  /** Those that nobody else handles, so that {@code -Xlint:processing} has nothing to say. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(
        ANNOTATIONS + "*",
        "dev.retort.descriptor.*",
        "jakarta.validation.constraints.*",
        FakeReader.ANNOTATION);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of("retort.docs", Contracts.FOLDER, Contracts.UPDATE, PipelineConfigs.RESOURCES);
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // On purpose: docs/adr/0001.
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    sources.add(round);
    if (round.processingOver()) {
      waiting.forEach(this::missing);
      endPipelines();
      closeRuntime();
      return true;
    }
    Set<TypeElement> subjects = new LinkedHashSet<>();
    for (String name : waiting.keySet()) {
      TypeElement again = processingEnv.getElementUtils().getTypeElement(name);
      if (again != null) {
        subjects.add(again);
      }
    }
    waiting.clear();
    Set<Element> fakes = new LinkedHashSet<>();
    for (TypeElement annotation : annotations) {
      if (annotation.getQualifiedName().contentEquals(FakeReader.ANNOTATION)) {
        fakes.addAll(round.getElementsAnnotatedWith(annotation));
      } else if (annotation.getQualifiedName().toString().startsWith(ANNOTATIONS)) {
        boolean pipeline = annotation.getQualifiedName().contentEquals(PIPELINE_CONFIG);
        round
            .getElementsAnnotatedWith(annotation)
            .forEach(pipeline ? pipelines()::add : e -> addSubject(e, subjects));
      }
    }
    boolean files = pipelines != null && pipelines.isWaiting();
    if (!subjects.isEmpty() || files || !fakes.isEmpty()) {
      Round current = new Round();
      fakes.forEach(current::fakes);
      current.process(subjects);
      if (files && waiting.isEmpty()) {
        current.checkPipelines(false);
      }
    }
    return true;
  }

  private PipelineConfigs pipelines() {
    PipelineConfigs known = pipelines;
    if (known == null) {
      known = new PipelineConfigs(processingEnv, runtime());
      pipelines = known;
    }
    return known;
  }

  /** Loads nothing before it is asked for a checker. */
  private RuntimeSource runtime() {
    RuntimeSource known = runtime;
    if (known == null) {
      known = new RuntimeSource(new ClassFiles(processingEnv));
      runtime = known;
    }
    return known;
  }

  private void endPipelines() {
    if (pipelines != null && pipelines.isWaiting()) {
      new Round().checkPipelines(true);
    }
  }

  private void closeRuntime() {
    if (runtime == null) {
      return;
    }
    try {
      runtime.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class that an annotated element belongs to. */
  private static void addSubject(Element element, Set<TypeElement> subjects) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement type) {
        if (e == element || type.getKind() != ElementKind.RECORD) {
          subjects.add(type);
        }
        return;
      }
    }
  }

  private void missing(String name, String type) {
    TypeElement element = processingEnv.getElementUtils().getTypeElement(name);
    if (element != null) {
      Report report = new Report(element, run());
      report.add(Problem.MISSING_TYPE, Where.of(element), element.getSimpleName(), type);
      report.print(processingEnv.getMessager());
    }
  }

  private Report.Run run() {
    boolean strictDocs = "error".equals(processingEnv.getOptions().get("retort.docs"));
    boolean ecj = processingEnv.getClass().getName().startsWith("org.eclipse.");
    SourceView source = SourceView.of(processingEnv);
    return new Report.Run(strictDocs, sources::contains, ecj, source, new HashSet<>());
  }

  /** One round; everything that holds elements lives no longer. */
  private final class Round {
    private final Report.Run run = run();
    private final LevelReader levels =
        new LevelReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils(), run);
    private final Surroundings surroundings = new Surroundings(processingEnv.getElementUtils());
    private final DeclarationReader declarations =
        new DeclarationReader(processingEnv.getElementUtils(), levels, surroundings);
    private final AnswerReader answers =
        new AnswerReader(processingEnv.getElementUtils(), surroundings);
    private final RuntimeForms forms = new RuntimeForms(runtime());
    private final Companions companions = new Companions(processingEnv.getFiler());
    private final Contracts contracts =
        new Contracts(
            processingEnv.getOptions(),
            name -> processingEnv.getElementUtils().getTypeElement(name) != null);

    private final Map<TypeElement, Declaration> declared = new LinkedHashMap<>();
    private final Map<TypeElement, Answer> structured = new LinkedHashMap<>();

    /** Checks all classes before it writes for any: a class waits for what it extends. */
    void process(Set<TypeElement> subjects) {
      subjects.forEach(
          subject ->
              guarded(subject, AnswerReader.isDeclared(subject) ? this::checkAnswer : this::check));
      for (TypeElement subject : Set.copyOf(declared.keySet())) {
        if (Symbols.ancestors(subject).stream().anyMatch(a -> failed.contains(a.toString()))) {
          declared.remove(subject);
        }
      }
      declared.keySet().forEach(subject -> guarded(subject, this::write));
      structured.keySet().forEach(subject -> guarded(subject, this::writeAnswer));
      declared.keySet().forEach(subject -> sound.add(subject.toString()));
    }

    /** Writes the fakes that a class asks for, each once however many ask. */
    void fakes(Element asked) {
      Report report = new Report(asked, run);
      FakeReader reader =
          new FakeReader(processingEnv.getElementUtils(), sources::contains, surroundings);
      try {
        for (Fake fake : reader.read(asked, report)) {
          String name = fake.llm().companion("Fake").qualified();
          if (registered.putIfAbsent("class " + name, asked.toString()) == null) {
            companions.write(fake, asked);
          }
        }
        report.print(processingEnv.getMessager());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Checks pipeline files; no type they may name waits any more. */
    void checkPipelines(boolean isLast) {
      DeclaredTypes named =
          new DeclaredTypes(
              processingEnv.getElementUtils(),
              name -> registered.get("type " + Companions.key(name)),
              name -> new ClassFiles(processingEnv).firstLine(Companions.alias(name)));
      CompiledTypes types =
          new CompiledTypes(named, declarations, run, type -> sound.contains(type.toString()));
      TypedAccess access =
          new TypedAccess(
              new AccessReader(processingEnv.getElementUtils(), surroundings),
              companions,
              types::declaration,
              sources.names(),
              registered);
      pipelines().check(types, run, isLast, access);
    }

    private void guarded(TypeElement subject, Consumer<TypeElement> phase) {
      try {
        phase.accept(subject);
      } catch (MissingTypeException e) {
        waiting.put(subject.getQualifiedName().toString(), e.type());
      } catch (RuntimeException e) {
        Report report = new Report(subject, run);
        report.add(Problem.INTERNAL, Where.of(subject), subject.getSimpleName(), e + at(e));
        report.print(processingEnv.getMessager());
      }
    }

    private void check(TypeElement subject) {
      Report report = levels.read(subject).report();
      Declaration declaration = declarations.read(subject, report);
      if (declaration != null) {
        Rules.check(declaration, report, run.source(), forms);
        checkGenerated(Companions.names(declaration), declaration.ref(), subject, report);
        checkTypeNames(declaration, subject, report);
        if (!report.hasErrors()) {
          contracts.check(declaration, report); // Others have no contract to offer.
        }
      }
      report.print(processingEnv.getMessager());
      if (report.hasErrors()) {
        failed.add(subject.toString());
      } else if (declaration != null) {
        declared.put(subject, declaration);
      }
    }

    private void write(TypeElement subject) {
      Declaration declaration = Objects.requireNonNull(declared.get(subject));
      Report report = new Report(subject, run);
      contracts.write(declaration, report);
      report.print(processingEnv.getMessager());
      try {
        companions.write(declaration, subject);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void checkAnswer(TypeElement subject) {
      Report report = new Report(subject, run);
      Answer answer = answers.read(subject, report);
      if (answer != null) {
        AnswerRules.check(answer, report, run.source());
        checkGenerated(List.of(answer.companion().qualified()), answer.ref(), subject, report);
      }
      report.print(processingEnv.getMessager());
      if (answer != null && !report.hasErrors()) {
        structured.put(subject, answer);
      }
    }

    private void writeAnswer(TypeElement subject) {
      try {
        companions.write(Objects.requireNonNull(structured.get(subject)), subject);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void checkGenerated(
        List<String> names, ClassRef owner, TypeElement subject, Report report) {
      String self = owner.qualified();
      for (String name : names) {
        String other = registered.putIfAbsent("class " + name, self);
        boolean written = other != null && !other.equals(self);
        if (sources.names().contains(name) || written) {
          report.add(
              Problem.GENERATED_NAME_TAKEN,
              Where.of(subject),
              name,
              subject.getSimpleName(),
              written ? "writes it for " + other : "it exists");
          break; // One is enough to see.
        }
      }
    }

    private void checkTypeNames(Declaration declaration, TypeElement subject, Report report) {
      String self = declaration.ref().qualified();
      if (declaration.level().kind().isConcrete()) {
        String other =
            registered.putIfAbsent("type " + Companions.key(declaration.typeInfo()), self);
        if (other != null && !other.equals(self)) {
          report.add(Problem.TYPE_NAME_TAKEN, Where.of(subject), declaration.typeInfo(), other);
        }
        declaration
            .aliases()
            .forEach(
                alias -> {
                  String owner = registered.putIfAbsent("type " + Companions.key(alias), self);
                  if (owner != null && !owner.equals(self)) {
                    Where where = TypeNames.where(subject, alias);
                    report.add(Problem.TYPE_NAME_TAKEN, where, alias, owner);
                  }
                });
      }
    }

    private String at(RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      return trace.length == 0 ? "" : " at " + trace[0];
    }
  }
}
