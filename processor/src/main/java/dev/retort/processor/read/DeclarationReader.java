package dev.retort.processor.read;

import dev.retort.descriptor.Capability;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.OfflineRequest;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.Preset;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads a whole declaration: a class and what it inherits. */
public final class DeclarationReader {
  private static final Map<String, Capability> CAPABILITIES =
      Map.of(
          "dev.retort.llm.SupportsOfflineBatch", Capability.OFFLINE_BATCH,
          "dev.retort.llm.SupportsHiddenStates", Capability.HIDDEN_STATES,
          "dev.retort.llm.SupportsStructuredOutput", Capability.STRUCTURED_OUTPUT,
          "dev.retort.llm.SupportsLogprobs", Capability.LOGPROBS,
          "dev.retort.llm.SupportsImages", Capability.IMAGES);

  /** Java allows 255 parameters of a constructor. */
  private static final int MAX_KWARGS = 250;

  private final Elements elements;
  private final LevelReader levels;
  private final Surroundings surroundings;

  /** For one round. */
  public DeclarationReader(Elements elements, LevelReader levels, Surroundings surroundings) {
    this.elements = elements;
    this.levels = levels;
    this.surroundings = surroundings;
  }

  /**
   * Reads a class. Where a class above it has errors, those are told there: this one is checked as
   * far as it stands alone, and nothing is written for it.
   *
   * @return what it declares; null if it cannot be read further
   */
  public @Nullable Declaration read(TypeElement type, Report report) {
    if (!checkClass(type, report)) {
      return null;
    }
    List<Level> ancestors = new ArrayList<>();
    boolean inherits = true;
    for (TypeElement ancestor : levels.ancestors(type)) {
      inherits &= isRead(type, ancestor, report);
      ancestors.add(levels.read(ancestor).level());
    }
    for (TypeElement ancestor : levels.genericAncestors(type)) {
      inherits &= isRead(type, ancestor, report);
    }
    Level level = levels.read(type).level();
    List<Level> all = new ArrayList<>(ancestors);
    all.add(level);
    List<Param> attributes = new ArrayList<>();
    List<Preset> presets = new ArrayList<>();
    Operative operative = null;
    int ownerPresets = 0;
    for (Level each : all) {
      attributes.addAll(each.fields());
      presets.addAll(each.presets());
      if (each.operative() != null) {
        operative = each.operative();
        ownerPresets = presets.size();
      }
    }
    Set<Capability> capabilities = capabilities(type);
    if (operative == null && isEncoder(type, level, capabilities)) {
      operative = Operative.NONE;
      capabilities.add(Capability.HIDDEN_STATES_ONLY);
    }
    List<Param> declared = operative == null ? List.of() : operative.kwargs();
    if (inherits) {
      checkOperative(type, level, operative, report);
      List<Preset> above = presets.subList(0, presets.size() - level.presets().size());
      new PresetCheck(type, level, report).check(preset(attributes, above), operative);
    } else {
      report.block();
    }
    ExecutableElement offline = new CapabilityCheck(type, report).check(capabilities, operative);
    checkParameters(type, report);
    new ReachCheck(elements, type, report).check(level, attributes, declared);
    attributes = preset(attributes, presets);
    List<Param> kwargs = preset(declared, presets);
    return new Declaration(
        level,
        ancestors,
        attributes,
        presets.stream().filter(p -> isField(p, ancestors, level)).toList(),
        new TypeNames(type, report).aliases(),
        operative,
        kwargs,
        preset(declared, presets.subList(0, ownerPresets)),
        offline == null || operative == null
            ? null
            : offlineRequest(type, offline, operative, all, report),
        capabilities,
        surroundings.isInModule(type),
        level.deprecated()
            || surroundings.isDeprecated(type)
            || Surroundings.isDeprecated(attributes)
            || Surroundings.isDeprecated(kwargs),
        surroundings.clashes(level.ref().pkg()));
  }

  /** What gives hidden states need not generate text. */
  private static boolean isEncoder(TypeElement type, Level level, Set<Capability> capabilities) {
    return level.kind() == Level.Kind.LLM
        && !Symbols.isAbstract(type)
        && !Symbols.isAsync(type)
        && !MethodReader.isAttempted(type)
        && capabilities.contains(Capability.HIDDEN_STATES);
  }

  /** The kwargs that its owner sees are those of the classes down to the owner. */
  private OfflineRequest offlineRequest(
      TypeElement type,
      ExecutableElement method,
      Operative operative,
      List<Level> all,
      Report report) {
    TypeElement owner = Symbols.owner(method);
    List<Param> kwargs = List.of();
    List<Preset> presets = new ArrayList<>();
    for (Level each : all) {
      presets.addAll(each.presets());
      if (each.operative() != null) {
        kwargs = each.operative().kwargs();
      }
      if (each.ref().equals(Symbols.ref(owner))) {
        break;
      }
    }
    OfflineRequest request = CapabilityCheck.request(method, operative, preset(kwargs, presets));
    boolean near = request.isPublic() || request.owner().pkg().equals(Symbols.ref(type).pkg());
    if (!near && !Symbols.isAbstract(type) && !levels.kind(owner).isConcrete()) {
      report.add(
          Problem.METHOD_HIDDEN,
          Where.of(type),
          type.getSimpleName(),
          method.getSimpleName(),
          owner.getSimpleName());
    }
    return request;
  }

  private static boolean isField(Preset preset, List<Level> ancestors, Level level) {
    return level.fields().stream().anyMatch(f -> f.name().equals(preset.name()))
        || ancestors.stream()
            .anyMatch(l -> l.fields().stream().anyMatch(f -> f.name().equals(preset.name())));
  }

  private static List<Param> preset(List<Param> params, List<Preset> presets) {
    List<Param> changed = new ArrayList<>(params);
    for (Preset preset : presets) {
      changed.replaceAll(
          p -> p.name().equals(preset.name()) ? p.preset(preset.defaultValue(), preset.env()) : p);
    }
    return changed;
  }

  /** Whether a class above can be relied on. */
  private boolean isRead(TypeElement type, TypeElement ancestor, Report report) {
    LevelReader.Read above = levels.read(ancestor);
    ClassRef companion = above.level().companion();
    if (above.fromSource()) {
      return !above.report().hasErrors();
    } else if (elements.getTypeElement(companion.qualified()) != null) {
      return true;
    }
    report.add(
        Problem.PARENT_NOT_PROCESSED,
        Where.of(type),
        above.level().ref(),
        type.getSimpleName(),
        companion);
    return false;
  }

  private static void checkOperative(
      TypeElement type, Level level, @Nullable Operative operative, Report report) {
    String name = type.getSimpleName().toString();
    if (level.kind() != Level.Kind.LLM) {
      return;
    } else if (operative != null) {
      int count = operative.kwargs().size();
      if (count > MAX_KWARGS) {
        report.add(Problem.KWARGS_TOO_MANY, Where.of(type), name, count);
      }
    } else if (!Symbols.isAbstract(type) && !MethodReader.isAttempted(type)) {
      ExecutableElement misspelt = MethodReader.misspelt(type);
      report.add(
          Problem.METHOD_MISSING,
          Where.of(misspelt == null ? type : misspelt),
          name,
          misspelt == null
              ? "add " + MethodReader.signature(type)
              : "rename " + misspelt.getSimpleName() + " to " + MethodReader.wanted(type));
    }
  }

  private boolean checkClass(TypeElement type, Report report) {
    AnnotationMirror llm = Mirrors.find(type, Mirrors.LLM_TYPE);
    AnnotationMirror step = Mirrors.find(type, Mirrors.STEP_TYPE);
    AnnotationMirror mirror = llm == null ? step : llm;
    Where where = Where.of(type, mirror);
    String name = type.getSimpleName().toString();
    if (mirror == null) {
      return checkUndeclared(type, report);
    }
    if (type.getKind() != ElementKind.CLASS) {
      report.add(Problem.NOT_A_CLASS, where, name, Symbols.kind(type));
      return false;
    }
    if (llm != null && step != null) {
      report.add(Problem.BOTH_TYPES, Where.of(type, step), name);
    }
    if (llm != null && !Symbols.isLlm(type)) {
      report.add(Problem.NOT_AN_LLM, where, name);
      return false;
    } else if (llm == null && !Symbols.isStep(type)) {
      report.add(Problem.NOT_A_STEP, where, name);
      return false;
    }
    if (Symbols.isAbstract(type)) {
      report.add(Problem.CLASS_ABSTRACT, where, name);
    }
    if (isInner(type)) {
      report.add(Problem.CLASS_INNER, where, name);
    }
    if (Symbols.isPrivate(type)) {
      report.add(Problem.CLASS_PRIVATE, where, name);
    } else {
      checkConstructor(type, report);
    }
    if (!type.getTypeParameters().isEmpty()) {
      report.add(Problem.CLASS_GENERIC, where, name);
      return false;
    }
    return true;
  }

  /** A class with annotated members and no annotation of its own. */
  private static boolean checkUndeclared(TypeElement type, Report report) {
    boolean llm = Symbols.isLlm(type);
    if (!llm && !Symbols.isStep(type)) {
      useless(type, type, report);
      for (Element member : type.getEnclosedElements()) {
        useless(member, type, report);
        if (member instanceof ExecutableElement method) {
          method.getParameters().forEach(parameter -> useless(parameter, type, report));
        }
      }
      return false;
    } else if (!Symbols.isAbstract(type)) {
      report.add(
          Problem.UNDECLARED, Where.of(type), type.getSimpleName(), llm ? "@LLMType" : "@StepType");
    } else if (Symbols.isPrivate(type)) {
      report.add(Problem.CLASS_PRIVATE, Where.of(type), type.getSimpleName());
    }
    return true;
  }

  /** Our annotations where nothing reads them. */
  private static void useless(Element element, TypeElement type, Report report) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      switch (Mirrors.name(mirror)) {
        case Mirrors.RUNTIME_PARAM, Mirrors.ATTRIBUTE, Mirrors.PRESET, Mirrors.PRESETS ->
            report.add(
                Problem.MEMBER_OWNER,
                Where.of(element, mirror),
                mirror.getAnnotationType().asElement().getSimpleName(),
                type.getSimpleName());
        default -> {}
      }
    }
  }

  private static boolean isInner(TypeElement type) {
    for (Element e = type; e.getEnclosingElement() instanceof TypeElement outer; e = outer) {
      if (!e.getModifiers().contains(Modifier.STATIC) && e.getKind() == ElementKind.CLASS) {
        return true;
      }
    }
    return false;
  }

  private static void checkConstructor(TypeElement type, Report report) {
    if (Symbols.isAbstract(type)) {
      return;
    }
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.CONSTRUCTOR
          && ((ExecutableElement) member).getParameters().isEmpty()
          && !member.getModifiers().contains(Modifier.PRIVATE)) {
        for (TypeMirror thrown : ((ExecutableElement) member).getThrownTypes()) {
          if (MethodReader.isChecked(thrown)) {
            report.add(
                Problem.CONSTRUCTOR_THROWS,
                Where.of(member),
                type.getSimpleName(),
                TypeText.of(thrown));
          }
        }
        return;
      }
    }
    report.add(Problem.CONSTRUCTOR_MISSING, Where.of(type), type.getSimpleName());
  }

  private static Set<Capability> capabilities(TypeElement type) {
    Set<Capability> found = EnumSet.noneOf(Capability.class);
    for (TypeElement t = type; t != null; t = Symbols.parent(t)) {
      collect(t, found);
    }
    return found;
  }

  private static void collect(TypeElement type, Set<Capability> found) {
    for (TypeMirror each : type.getInterfaces()) {
      if (each.getKind() == javax.lang.model.type.TypeKind.ERROR) {
        throw new MissingTypeException(each.toString());
      }
      TypeElement face = Symbols.element(each);
      Capability capability = CAPABILITIES.get(face.getQualifiedName().toString());
      if (capability != null) {
        found.add(capability);
      }
      collect(face, found);
    }
  }

  /** {@code @RuntimeParam} on parameters of other methods. */
  private static void checkParameters(TypeElement type, Report report) {
    for (Element member : type.getEnclosedElements()) {
      String name = member.getSimpleName().toString();
      if (member instanceof ExecutableElement method
          && !name.equals("generate")
          && !name.equals("generateAsync")
          && !name.equals(CapabilityCheck.OFFLINE)
          && !report.has(Problem.METHOD_MISSING, method)) {
        for (VariableElement parameter : method.getParameters()) {
          AnnotationMirror mirror = Mirrors.find(parameter, Mirrors.RUNTIME_PARAM);
          if (mirror != null) {
            String shown = member.getKind() == ElementKind.CONSTRUCTOR ? "a constructor" : name;
            report.add(Problem.PARAMETER_PLACE, Where.of(parameter, mirror), shown);
          }
        }
      }
    }
  }
}
