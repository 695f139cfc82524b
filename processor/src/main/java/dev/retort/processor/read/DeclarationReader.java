package dev.retort.processor.read;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.TypeInfo;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.Preset;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
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
  private static final List<String> JAVA_LANG =
      List.of(
          "Boolean",
          "Byte",
          "Character",
          "Deprecated",
          "Double",
          "Exception",
          "Float",
          "IndexOutOfBoundsException",
          "Integer",
          "Long",
          "Object",
          "Override",
          "Short",
          "String",
          "SuppressWarnings",
          // Names within generated classes.
          "Builder",
          "B",
          "T");

  /** Java allows 255 parameters of a constructor. */
  private static final int MAX_KWARGS = 250;

  private final Elements elements;
  private final LevelReader levels;
  private final Map<String, List<String>> clashes = new HashMap<>();

  /** For one round. */
  public DeclarationReader(Elements elements, LevelReader levels) {
    this.elements = elements;
    this.levels = levels;
  }

  /**
   * Reads a class.
   *
   * @return what it declares; null if it cannot be read further
   */
  public @Nullable Declaration read(TypeElement type, Report report) {
    if (!checkClass(type, report)) {
      return null;
    }
    List<Level> ancestors = new ArrayList<>();
    for (TypeElement ancestor : levels.ancestors(type)) {
      LevelReader.Read above = levels.read(ancestor);
      if (above.fromSource() ? above.report().hasErrors() : !isProcessed(type, above, report)) {
        return null;
      }
      ancestors.add(above.level());
    }
    for (TypeElement ancestor : levels.genericAncestors(type)) {
      LevelReader.Read above = levels.read(ancestor);
      if (above.fromSource() ? above.report().hasErrors() : !isProcessed(type, above, report)) {
        return null;
      }
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
    List<Param> declared = operative == null ? List.of() : operative.kwargs();
    checkOperative(type, level, operative, report);
    checkPresets(type, level, attributes, operative, report);
    Set<Capability> capabilities = capabilities(type);
    checkMethods(type, capabilities, report);
    attributes = preset(attributes, presets);
    List<Param> kwargs = preset(declared, presets);
    return new Declaration(
        level,
        ancestors,
        attributes,
        presets.stream().filter(p -> isField(p, ancestors, level)).toList(),
        aliases(type, report),
        operative,
        kwargs,
        preset(declared, presets.subList(0, ownerPresets)),
        capabilities,
        isInModule(type),
        isDeprecated(type, attributes, kwargs, level),
        clashes.computeIfAbsent(level.ref().pkg(), this::clashes));
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

  private boolean isProcessed(TypeElement type, LevelReader.Read above, Report report) {
    ClassRef companion = above.level().companion();
    if (elements.getTypeElement(companion.qualified()) != null) {
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
    } else if (!MethodReader.isAttempted(type)) {
      report.add(
          Problem.METHOD_MISSING,
          Where.of(type),
          name,
          Symbols.isAsync(type)
              ? "CompletionStage<GenerateOutput> generateAsync(Input input, int numGenerations)"
              : "List<GenerateOutput> generate(List<Input> inputs, int numGenerations)");
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
      String kind =
          switch (type.getKind()) {
            case INTERFACE -> "an interface";
            case ENUM -> "an enum";
            case RECORD -> "a record";
            default -> "an annotation";
          };
      report.add(Problem.NOT_A_CLASS, where, name, kind);
      return false;
    }
    boolean sound = true;
    if (llm != null && step != null) {
      report.add(Problem.BOTH_TYPES, Where.of(type, step), name);
      sound = false;
    }
    if (llm != null && !Symbols.isLlm(type)) {
      report.add(Problem.NOT_AN_LLM, where, name);
      sound = false;
    } else if (llm == null && !Symbols.isStep(type)) {
      report.add(Problem.NOT_A_STEP, where, name);
      sound = false;
    }
    if (Symbols.isAbstract(type)) {
      report.add(Problem.CLASS_ABSTRACT, where, name);
      sound = false;
    }
    if (type.getNestingKind() == NestingKind.LOCAL) {
      report.add(Problem.CLASS_LOCAL, where, name);
      return false;
    } else if (isInner(type)) {
      report.add(Problem.CLASS_INNER, where, name);
      sound = false;
    }
    return checkNames(type, where, name, report) && checkConstructor(type, report) && sound;
  }

  private static boolean checkNames(TypeElement type, Where where, String name, Report report) {
    boolean sound = true;
    if (!type.getTypeParameters().isEmpty()) {
      report.add(Problem.CLASS_GENERIC, where, name);
      sound = false;
    }
    if (Symbols.isPrivate(type)) {
      report.add(Problem.CLASS_PRIVATE, where, name);
      sound = false;
    }
    return sound;
  }

  /** A class with annotated members and no annotation of its own. */
  private static boolean checkUndeclared(TypeElement type, Report report) {
    boolean llm = Symbols.isLlm(type);
    if (!llm && !Symbols.isStep(type)) {
      for (Element member : type.getEnclosedElements()) {
        if (Mirrors.has(member, Mirrors.RUNTIME_PARAM) || Mirrors.has(member, Mirrors.ATTRIBUTE)) {
          report.add(
              Problem.MEMBER_OWNER, Where.of(member), member.getSimpleName(), type.getSimpleName());
        }
      }
      return false;
    } else if (!Symbols.isAbstract(type)) {
      report.add(
          Problem.UNDECLARED, Where.of(type), type.getSimpleName(), llm ? "@LLMType" : "@StepType");
      return false;
    } else if (Symbols.isPrivate(type)) {
      report.add(Problem.CLASS_PRIVATE, Where.of(type), type.getSimpleName());
      return false;
    }
    return true;
  }

  private static boolean isInner(TypeElement type) {
    for (Element e = type; e.getEnclosingElement() instanceof TypeElement outer; e = outer) {
      if (!e.getModifiers().contains(Modifier.STATIC) && e.getKind() == ElementKind.CLASS) {
        return true;
      }
    }
    return false;
  }

  private static boolean checkConstructor(TypeElement type, Report report) {
    if (Symbols.isAbstract(type)) {
      return true;
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
            return false;
          }
        }
        return true;
      }
    }
    report.add(Problem.CONSTRUCTOR_MISSING, Where.of(type), type.getSimpleName());
    return false;
  }

  private static void checkPresets(
      TypeElement type,
      Level level,
      List<Param> attributes,
      @Nullable Operative operative,
      Report report) {
    PresetCheck check = new PresetCheck(type.getSimpleName().toString(), level, report);
    check.check(attributes, operative);
  }

  private static List<TypeInfo> aliases(TypeElement type, Report report) {
    AnnotationMirror llm = Mirrors.find(type, Mirrors.LLM_TYPE);
    AnnotationMirror mirror = llm == null ? Mirrors.find(type, Mirrors.STEP_TYPE) : llm;
    List<TypeInfo> aliases = new ArrayList<>();
    for (AnnotationValue value : Mirrors.values(mirror, "aliases")) {
      String text = String.valueOf(value.getValue());
      int colon = text.indexOf(':');
      String module = text.substring(0, Math.max(colon, 0));
      String name = text.substring(colon + 1);
      if (colon < 1 || !isDotted(module) || !isDotted(name)) {
        report.add(Problem.TYPE_ALIAS_INVALID, new Where(type, mirror, value), text);
      } else {
        aliases.add(new TypeInfo(module, name));
      }
    }
    return aliases;
  }

  private static boolean isDotted(String text) {
    for (String part : text.split("\\.", -1)) {
      if (part.isEmpty()
          || !Character.isJavaIdentifierStart(part.codePointAt(0))
          || !part.codePoints().allMatch(Character::isJavaIdentifierPart)) {
        return false;
      }
    }
    return true;
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

  private static void checkMethods(TypeElement type, Set<Capability> capable, Report report) {
    for (Element member : type.getEnclosedElements()) {
      if (!(member instanceof ExecutableElement method)) {
        continue;
      }
      String name = method.getSimpleName().toString();
      if (name.equals("getLastHiddenStates") && !capable.contains(Capability.HIDDEN_STATES)) {
        report.add(
            Problem.CAPABILITY_UNDECLARED,
            Where.of(method),
            name,
            "SupportsHiddenStates",
            type.getSimpleName());
      } else if (name.equals("offlineBatchRequest")
          && !capable.contains(Capability.OFFLINE_BATCH)) {
        report.add(
            Problem.CAPABILITY_UNDECLARED,
            Where.of(method),
            name,
            "SupportsOfflineBatch",
            type.getSimpleName());
      } else if (!name.equals("generate")
          && !name.equals("generateAsync")
          && !name.equals("offlineBatchRequest")
          && LevelReader.hasParams(method)) {
        method.getParameters().stream()
            .filter(p -> Mirrors.has(p, Mirrors.RUNTIME_PARAM))
            .forEach(
                p ->
                    report.add(
                        Problem.PARAMETER_PLACE,
                        Where.of(p, Mirrors.find(p, Mirrors.RUNTIME_PARAM)),
                        name));
      }
    }
  }

  private boolean isInModule(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    return module != null && !module.isUnnamed();
  }

  private boolean isDeprecated(
      TypeElement type, List<Param> attributes, List<Param> kwargs, Level level) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (elements.isDeprecated(e)) {
        return true;
      }
    }
    return level.deprecated()
        || attributes.stream().anyMatch(DeclarationReader::isDeprecated)
        || kwargs.stream().anyMatch(DeclarationReader::isDeprecated);
  }

  private static boolean isDeprecated(Param param) {
    return param.deprecated()
        || (param.type() instanceof TypeModel.RecordOf r
            && r.components().stream().anyMatch(DeclarationReader::isDeprecated));
  }

  private List<String> clashes(String pkg) {
    String prefix = pkg.isEmpty() ? "" : pkg + ".";
    return JAVA_LANG.stream()
        .filter(name -> elements.getTypeElement(prefix + name) != null)
        .toList();
  }
}
