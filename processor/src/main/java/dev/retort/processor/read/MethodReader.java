package dev.retort.processor.read;

import dev.retort.descriptor.Suggest;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Operative.Shape;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.model.TypeNotes;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the operative method of a class. */
final class MethodReader {
  static final String INPUT = "dev.retort.llm.Input";
  private static final String OUTPUT = "dev.retort.llm.GenerateOutput";

  private final Types types;

  /** What to do in place of a bound of the number of generations. */
  private static final String UNCOUNTED =
      "where the server gives fewer at once, leave numGenerations out, and the runtime asks for one"
          + " after the other";

  /** What to do in place of a constraint on inputs. */
  private static final String CHECKED =
      "check what is asked in the method, and answer with a failure of the kind BAD_INPUT";

  private final ConstraintReader constraints = new ConstraintReader();
  private final ParamReader params;
  private final LevelReader levels;

  MethodReader(Types types, ParamReader params, LevelReader levels) {
    this.types = types;
    this.params = params;
    this.levels = levels;
  }

  /**
   * Reads the operative method that a class declares.
   *
   * @param viewer the class that binds the type variables; null for the class itself
   * @return null if the class declares none, or none that can be called
   */
  @Nullable Operative read(TypeElement type, @Nullable DeclaredType viewer, Report report) {
    if (!Symbols.isLlm(type) || Symbols.isRoot(type)) {
      return null;
    }
    boolean async = Symbols.isAsync(type);
    String wanted = wanted(type);
    List<ExecutableElement> named = named(type, wanted);
    List<ExecutableElement> candidates = named.stream().filter(MethodReader::isMeant).toList();
    for (ExecutableElement other : named(type, async ? "generate" : "generateAsync")) {
      if (isMeant(other)) {
        report.add(
            Problem.METHOD_NAME,
            Where.of(other),
            async ? "AsyncLLM" : "LLM",
            wanted,
            async ? "generate" : "generateAsync",
            async ? "LLM" : "AsyncLLM");
      }
    }
    if (candidates.size() > 1) {
      report.add(Problem.METHOD_MANY, Where.of(candidates.get(1)), type.getSimpleName(), wanted);
      return null;
    } else if (candidates.isEmpty() && !isAttempted(Symbols.parent(type))) {
      candidates = named; // A method of the right name and nothing else is meant.
    }
    return candidates.size() == 1 ? read(type, candidates.get(0), async, viewer, report) : null;
  }

  /** The operative method of a generic class, for its companion; its subclasses check it. */
  Level.@Nullable ErasedCall erased(TypeElement type) {
    boolean async = Symbols.isLlm(type) && Symbols.isAsync(type);
    List<ExecutableElement> candidates =
        named(type, async ? "generateAsync" : "generate").stream()
            .filter(MethodReader::isMeant)
            .toList();
    Report unheard = levels.unheard(type);
    Shape shape =
        candidates.size() == 1 && Symbols.isLlm(type)
            ? shape(candidates.get(0), async, unheard)
            : null;
    int fixed = shape == null ? 0 : fixed(type, candidates.get(0), async, unheard);
    if (shape == null || fixed == 0 || !checkModifiers(candidates.get(0), shape, unheard)) {
      return null;
    }
    ExecutableElement method = candidates.get(0);
    Carried carried = levels.carriedBy(type);
    List<String> names = names(method, carried);
    List<String> types = new ArrayList<>();
    List<String> nullables = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int i = fixed; i < names.size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      types.add(TypeText.erased(this.types.erasure(parameter.asType())));
      if (Mirrors.isNullable(parameter.asType()) || Mirrors.isNullable(parameter)) {
        nullables.add(names.get(i));
      }
      notes.addAll(params.notes("#" + names.get(i), parameter, unheard));
    }
    return new Level.ErasedCall(
        shape,
        method.getSimpleName().toString(),
        fixed == 2,
        types,
        names,
        texts(method, carried, unheard),
        nullables,
        notes,
        method.getModifiers().contains(Modifier.PUBLIC),
        throwsChecked(method));
  }

  /** Whether a class or one above it has a method that may be meant as operative. */
  static boolean isAttempted(@Nullable TypeElement type) {
    for (TypeElement t = type; t != null && !Symbols.isRoot(t); t = Symbols.parent(t)) {
      if (!named(t, "generate").isEmpty() || !named(t, "generateAsync").isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What the operative method of a class is called. */
  static String wanted(TypeElement type) {
    return Symbols.isAsync(type) ? "generateAsync" : "generate";
  }

  /** An operative method without kwargs, for those who have none. */
  static String signature(TypeElement type) {
    return Symbols.isAsync(type)
        ? "CompletionStage<GenerateOutput> generateAsync(Input input, int numGenerations)"
        : "List<GenerateOutput> generate(List<Input> inputs, int numGenerations)";
  }

  /** A method that takes what the operative one does and has nearly its name; null for none. */
  static @Nullable ExecutableElement misspelt(TypeElement type) {
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method
          && method.getKind() == ElementKind.METHOD
          && isMeant(method)
          && Suggest.nearest(method.getSimpleName().toString(), List.of(wanted(type)))
              .isPresent()) {
        return method;
      }
    }
    return null;
  }

  private static List<ExecutableElement> named(TypeElement type, String name) {
    List<ExecutableElement> found = new ArrayList<>();
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.METHOD && member.getSimpleName().contentEquals(name)) {
        found.add((ExecutableElement) member);
      }
    }
    return found;
  }

  /** Whether a method is an operative one, rather than a helper of the same name. */
  static boolean isMeant(ExecutableElement method) {
    if (LevelReader.hasParams(method)) {
      return true;
    }
    List<? extends VariableElement> parameters = method.getParameters();
    return !parameters.isEmpty()
        && (is(parameters.get(0).asType(), INPUT) || isListOf(parameters.get(0).asType(), INPUT));
  }

  private static boolean is(TypeMirror type, String name) {
    return TypeText.qualified(type).equals(name);
  }

  private static boolean isListOf(TypeMirror type, String item) {
    return is(type, "java.util.List") && isArgument(type, item);
  }

  private static boolean isArgument(TypeMirror type, String argument) {
    List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
    return arguments.size() == 1 && is(arguments.get(0), argument);
  }

  private @Nullable Operative read(
      TypeElement type,
      ExecutableElement method,
      boolean async,
      @Nullable DeclaredType viewer,
      Report report) {
    Shape shape = shape(method, async, report);
    checkModifiers(method, shape, report);
    if (Symbols.isAbstract(method) && !Symbols.isAbstract(type)) {
      report.add(Problem.METHOD_ABSTRACT, Where.of(method), method.getSimpleName());
    }
    int fixed = fixed(type, method, async, report);
    int first = fixed == 0 ? firstAnnotated(method) : fixed;
    ExecutableType bound =
        viewer == null
            ? (ExecutableType) method.asType()
            : (ExecutableType) types.asMemberOf(viewer, method);
    Operative overridden = overridden(type, method);
    Carried carried = levels.carriedBy(type);
    List<String> names = names(method, carried);
    List<String> texts = texts(method, carried, report);
    List<Param> kwargs = new ArrayList<>();
    for (int i = first; i < names.size() - (method.isVarArgs() ? 1 : 0); i++) {
      VariableElement parameter = method.getParameters().get(i);
      AnnotationMirror mirror = Mirrors.find(parameter, Mirrors.RUNTIME_PARAM);
      Param base = base(overridden, i);
      if (mirror == null && overridden == null) {
        bare(method, i, names.get(i), async, report);
        continue;
      }
      Param seen =
          params.read(
              new ParamReader.Found(
                  parameter,
                  names.get(i),
                  bound.getParameterTypes().get(i),
                  mirror,
                  true,
                  texts.get(i),
                  carried.nullables().contains("#" + names.get(i)),
                  base,
                  null),
              report);
      kwargs.add(kept(carried.notes().mend("#" + names.get(i), seen), base));
    }
    ClassRef record = null;
    if (kwargs.size() == 1
        && names.size() == first + 1
        && kwargs.get(0).type() instanceof TypeModel.RecordOf whole) {
      checkRecord(kwargs.get(0), report);
      record = whole.java();
      kwargs = whole.components();
    }
    return new Operative(
        shape != null ? shape : async ? Shape.ASYNC : Shape.SYNC,
        Symbols.ref(type),
        method.getSimpleName().toString(),
        fixed == 2,
        List.copyOf(kwargs),
        record,
        method.getModifiers().contains(Modifier.PUBLIC),
        method.getModifiers().contains(Modifier.PROTECTED),
        throwsChecked(method),
        names,
        texts);
  }

  /** What an override does not say again of what is inside a type is kept. */
  private static Param kept(Param own, @Nullable Param base) {
    return base == null || !TypeNotes.of("", own.type()).isEmpty()
        ? own
        : TypeNotes.carried(TypeNotes.of("", base.type())).mend("", own);
  }

  /** The kwarg that stands at the same place in the method that is overridden. */
  private static @Nullable Param base(@Nullable Operative overridden, int place) {
    if (overridden == null || overridden.record() != null) {
      return null;
    }
    int kwarg = place - (overridden.nativeN() ? 2 : 1);
    return kwarg < 0 || kwarg >= overridden.kwargs().size() ? null : overridden.kwargs().get(kwarg);
  }

  /** A parameter that is neither given by the runtime nor declared. */
  private static void bare(
      ExecutableElement method, int index, String name, boolean async, Report report) {
    Where where = Where.of(method.getParameters().get(index));
    if (!name.equals("numGenerations")) {
      report.add(Problem.PARAMETER_BARE, where, name);
    } else if (index == 1) {
      report.add(Problem.METHOD_INPUTS, where, method.getSimpleName(), inputs(async));
    } else {
      report.add(Problem.PARAMETER_ORDER, where, name, async ? "the input" : "the inputs");
    }
  }

  private static String inputs(boolean async) {
    return async ? "Input input[, int numGenerations]" : "List<Input> inputs, int numGenerations";
  }

  private static int firstAnnotated(ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    int i = 0;
    while (i < parameters.size() && !Mirrors.has(parameters.get(i), Mirrors.RUNTIME_PARAM)) {
      i++;
    }
    return i;
  }

  private static @Nullable Shape shape(ExecutableElement method, boolean async, Report report) {
    TypeMirror returns = method.getReturnType();
    if (returns.getKind() == TypeKind.ERROR) {
      throw new MissingTypeException(returns.toString());
    }
    if (!async && isListOf(returns, OUTPUT)) {
      return Shape.SYNC;
    } else if (async && is(returns, OUTPUT)) {
      return Shape.BLOCKING;
    } else if (async
        && (is(returns, "java.util.concurrent.CompletionStage")
            || is(returns, "java.util.concurrent.CompletableFuture"))
        && isArgument(returns, OUTPUT)) {
      return Shape.ASYNC;
    }
    report.add(
        Problem.METHOD_RETURNS,
        Where.of(method),
        method.getSimpleName(),
        async ? "CompletionStage<GenerateOutput> or GenerateOutput" : "List<GenerateOutput>",
        TypeText.of(returns));
    return null;
  }

  private boolean checkModifiers(ExecutableElement method, @Nullable Shape shape, Report report) {
    Where where = Where.of(method);
    String name = method.getSimpleName().toString();
    boolean sound = true;
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      report.add(Problem.METHOD_PRIVATE, where, name);
      sound = false;
    }
    if (method.getModifiers().contains(Modifier.STATIC)) {
      report.add(Problem.METHOD_STATIC, where, name);
      sound = false;
    }
    if (!method.getTypeParameters().isEmpty()) {
      report.add(Problem.METHOD_GENERIC, where, name);
      sound = false;
    }
    if (method.isVarArgs()) {
      report.add(Problem.METHOD_VARARGS, where, name);
      sound = false;
    }
    if (shape == Shape.ASYNC) {
      for (TypeMirror thrown : method.getThrownTypes()) {
        if (isChecked(thrown)) {
          report.add(Problem.METHOD_THROWS, where, name, TypeText.of(thrown));
          sound = false;
        }
      }
    }
    return sound;
  }

  /** Whether whoever calls a method must say what it throws. */
  static boolean throwsChecked(ExecutableElement method) {
    return method.getThrownTypes().stream().anyMatch(MethodReader::isChecked);
  }

  static boolean isChecked(TypeMirror thrown) {
    if (thrown instanceof TypeVariable variable) {
      return isChecked(variable.getUpperBound());
    }
    return thrown.getKind() == TypeKind.DECLARED
        && !Symbols.isA(Symbols.element(thrown), "java.lang.RuntimeException")
        && !Symbols.isA(Symbols.element(thrown), "java.lang.Error");
  }

  /** How many parameters the runtime gives; 0 if they are wrong. */
  private int fixed(TypeElement type, ExecutableElement method, boolean async, Report report) {
    List<? extends VariableElement> parameters = method.getParameters();
    boolean input =
        !parameters.isEmpty()
            && (async
                ? is(parameters.get(0).asType(), INPUT)
                : isListOf(parameters.get(0).asType(), INPUT));
    if (!input) {
      report.add(
          Problem.METHOD_INPUTS,
          parameters.isEmpty() ? Where.of(method) : Where.of(parameters.get(0)),
          method.getSimpleName(),
          inputs(async));
      return 0;
    }
    VariableElement second = parameters.size() > 1 ? parameters.get(1) : null;
    boolean counted =
        second != null && second.asType().getKind() == TypeKind.INT && !isKwarg(type, method, 1);
    int fixed = counted ? 2 : 1;
    for (VariableElement parameter : parameters.subList(0, fixed)) {
      AnnotationMirror mirror = Mirrors.find(parameter, Mirrors.RUNTIME_PARAM);
      if (mirror != null) {
        report.add(Problem.PARAMETER_FIXED, Where.of(parameter, mirror), parameter.getSimpleName());
      }
      constraints.refuseGiven(parameter, parameter.equals(second) ? UNCOUNTED : CHECKED, report);
    }
    return fixed;
  }

  /** Whether a parameter is declared as a kwarg, here or in a method that this one overrides. */
  private boolean isKwarg(TypeElement type, ExecutableElement method, int place) {
    if (Mirrors.has(method.getParameters().get(place), Mirrors.RUNTIME_PARAM)) {
      return true;
    }
    for (TypeElement t = Symbols.parent(type); t != null && !Symbols.isRoot(t); ) {
      for (ExecutableElement other : named(t, method.getSimpleName().toString())) {
        if (overrides(type, method, other)
            && Mirrors.has(other.getParameters().get(place), Mirrors.RUNTIME_PARAM)) {
          return true;
        }
      }
      t = Symbols.parent(t);
    }
    return false;
  }

  private boolean overrides(TypeElement type, ExecutableElement method, ExecutableElement other) {
    ExecutableType seen = (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), other);
    return isMeant(other) && types.isSubsignature((ExecutableType) method.asType(), seen);
  }

  private static List<String> names(ExecutableElement method, Carried carried) {
    int count = method.getParameters().size();
    return carried.parameters().size() == count
        ? carried.parameters()
        : method.getParameters().stream().map(p -> p.getSimpleName().toString()).toList();
  }

  private List<String> texts(ExecutableElement method, Carried carried, Report report) {
    int count = method.getParameters().size();
    if (carried.parameterTexts().size() == count) {
      return carried.parameterTexts();
    }
    DocComment doc = params.doc(method);
    doc.check(method, method.getParameters(), report);
    return method.getParameters().stream()
        .map(p -> doc.param(p.getSimpleName().toString()))
        .toList();
  }

  /** The operative method of an ancestor with the same parameter types. */
  private @Nullable Operative overridden(TypeElement type, ExecutableElement method) {
    for (TypeElement t = Symbols.parent(type); t != null; t = Symbols.parent(t)) {
      if (Symbols.isRoot(t)) {
        return null;
      }
      for (ExecutableElement other : named(t, method.getSimpleName().toString())) {
        if (overrides(type, method, other)) {
          return t.getTypeParameters().isEmpty()
              ? levels.read(t).level().operative()
              : read(t, (DeclaredType) type.asType(), levels.unheard(t));
        }
      }
    }
    return null;
  }

  private static void checkRecord(Param parameter, Report report) {
    Where where = parameter.where();
    for (String member :
        List.of("name", "defaultValue", "env", "aliases", "description", "identity", "sensitive")) {
      if (where.value(member).value() != null) {
        report.add(Problem.RECORD_PARAMETER, where.value(member), parameter.javaName(), member);
      }
    }
  }
}
