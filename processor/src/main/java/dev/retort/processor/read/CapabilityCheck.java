package dev.retort.processor.read;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.WireNames;
import dev.retort.processor.model.OfflineRequest;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Capabilities and their methods: one is not without the other. */
final class CapabilityCheck {
  static final String OFFLINE = "offlineBatchRequest";
  private static final String HIDDEN = "getLastHiddenStates";

  private final TypeElement type;
  private final Report report;

  CapabilityCheck(TypeElement type, Report report) {
    this.type = type;
    this.report = report;
  }

  /** Checks, and finds the method that makes requests of offline batches; null for none. */
  @Nullable ExecutableElement check(Set<Capability> capable, @Nullable Operative operative) {
    method(
        capable.contains(Capability.HIDDEN_STATES),
        "SupportsHiddenStates",
        HIDDEN,
        "List<HiddenState> getLastHiddenStates(List<Input> inputs)");
    ExecutableElement offline =
        method(
            capable.contains(Capability.OFFLINE_BATCH),
            "SupportsOfflineBatch",
            OFFLINE,
            "String offlineBatchRequest(Input input, ...) with the parameters of "
                + (operative == null ? "generateAsync" : operative.method()));
    if (offline != null && operative != null && !type.getModifiers().contains(Modifier.ABSTRACT)) {
      compare(offline, operative);
    }
    return offline;
  }

  /** How the requests of offline batches are made. */
  static OfflineRequest request(
      ExecutableElement method, Operative operative, List<Param> ownerKwargs) {
    int kwargs = operative.record() == null ? operative.kwargs().size() : 1;
    return new OfflineRequest(
        Symbols.ref(Symbols.owner(method)),
        method.getParameters().size() > kwargs + 1,
        method.getModifiers().contains(Modifier.PUBLIC),
        MethodReader.throwsChecked(method),
        ownerKwargs);
  }

  /** Finds a capability's method; tells if there is only one of the two. */
  private @Nullable ExecutableElement method(
      boolean declared, String capability, String name, String signature) {
    ExecutableElement method = null;
    for (TypeElement t = type; t != null && method == null && !Symbols.isRoot(t); ) {
      method = method(t, name);
      t = Symbols.parent(t);
    }
    if (!declared && method != null && type.equals(method.getEnclosingElement())) {
      report.add(
          Problem.CAPABILITY_UNDECLARED, Where.of(method), name, capability, type.getSimpleName());
    } else if (declared && method == null && !type.getModifiers().contains(Modifier.ABSTRACT)) {
      report.add(
          Problem.CAPABILITY_METHOD, Where.of(type), type.getSimpleName(), capability, signature);
    }
    return declared ? method : null;
  }

  private static @Nullable ExecutableElement method(TypeElement type, String name) {
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.METHOD && member.getSimpleName().contentEquals(name)) {
        return (ExecutableElement) member;
      }
    }
    return null;
  }

  /** An offline request is made of the same parameters as a call. */
  private void compare(ExecutableElement offline, Operative operative) {
    List<? extends VariableElement> given = offline.getParameters();
    if (!TypeText.qualified(offline.getReturnType()).equals("java.lang.String")
        || offline.getModifiers().contains(Modifier.PRIVATE)
        || offline.getModifiers().contains(Modifier.STATIC)
        || given.isEmpty()
        || !TypeText.qualified(given.get(0).asType()).equals(MethodReader.INPUT)) {
      report.add(
          Problem.OFFLINE_SHAPE,
          Where.of(offline),
          "String offlineBatchRequest(Input input, ...), neither private nor static");
      return;
    }
    int fixed = operative.nativeN() ? 2 : 1;
    List<String> names = operative.names().subList(fixed, operative.names().size());
    boolean counted = given.size() == names.size() + 2 && isCount(given.get(1));
    if (given.size() != names.size() + 1 && !counted) {
      report.add(
          Problem.OFFLINE_COUNT,
          Where.of(offline),
          operative.method(),
          names.isEmpty() ? "none after the input" : String.join(", ", names));
      return;
    }
    List<? extends VariableElement> own = given.subList(counted ? 2 : 1, given.size());
    ExecutableElement method = operativeMethod(operative);
    for (int i = 0; i < own.size(); i++) {
      VariableElement at = own.get(i);
      String name = at.getSimpleName().toString();
      differs(Where.of(at), "the parameter", names.get(i), name, operative);
      if (!name.equals(names.get(i))) {
        continue;
      }
      if (method != null) {
        TypeMirror type = method.getParameters().get(fixed + i).asType();
        if (type.getKind() != TypeKind.TYPEVAR) {
          String wanted = TypeText.of(type);
          differs(
              Where.of(at),
              "the type of " + names.get(i),
              wanted,
              TypeText.of(at.asType()),
              operative);
        }
      }
      if (operative.record() == null) {
        compare(at, operative.kwargs().get(i), operative);
      }
    }
  }

  /** What an annotation says, it says as the operative method does. */
  private void compare(VariableElement at, Param kwarg, Operative operative) {
    AnnotationMirror mirror = Mirrors.find(at, Mirrors.RUNTIME_PARAM);
    if (mirror != null) {
      Where where = Where.of(at, mirror);
      String name = Mirrors.text(mirror, "name");
      String text = Mirrors.text(mirror, "defaultValue");
      differs(
          where.value("name"),
          "the name of " + kwarg.javaName(),
          quoted(kwarg.name()),
          quoted(name == null ? WireNames.of(kwarg.javaName()) : name),
          operative);
      differs(
          where.value("defaultValue"),
          "the default of " + kwarg.javaName(),
          quoted(kwarg.defaultValue()),
          quoted(text),
          operative);
    }
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "absent" : "\"" + text + "\"";
  }

  private @Nullable ExecutableElement operativeMethod(Operative operative) {
    for (TypeElement t = type; t != null; t = Symbols.parent(t)) {
      for (Element member : t.getEnclosedElements()) {
        if (member.getKind() == ElementKind.METHOD
            && member.getSimpleName().contentEquals(operative.method())
            && ((ExecutableElement) member).getParameters().size() == operative.names().size()) {
          return (ExecutableElement) member;
        }
      }
    }
    return null;
  }

  private static boolean isCount(VariableElement parameter) {
    return parameter.asType().getKind() == TypeKind.INT
        && !Mirrors.has(parameter, Mirrors.RUNTIME_PARAM);
  }

  private void differs(Where at, String what, String wanted, String given, Operative operative) {
    if (!wanted.equals(given)) {
      report.add(Problem.OFFLINE_DIFFERS, at, what, wanted, operative.method(), given);
    }
  }
}
