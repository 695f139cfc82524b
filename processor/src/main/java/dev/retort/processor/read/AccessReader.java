package dev.retort.processor.read;

import dev.retort.descriptor.Held;
import dev.retort.descriptor.PipelineOutline;
import dev.retort.descriptor.Placed;
import dev.retort.descriptor.PlacedStep;
import dev.retort.descriptor.TypeInfo;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.PipelineAccess;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Finds what a class beside an annotated element may name of what a pipeline file holds. */
public final class AccessReader {
  private final Elements elements;
  private final Surroundings surroundings;

  /** For one round. */
  public AccessReader(Elements elements, Surroundings surroundings) {
    this.elements = elements;
    this.surroundings = surroundings;
  }

  /**
   * Puts together what a class of typed setters is written from.
   *
   * @param annotated names the file; the class is written into its package
   * @param name simple name of the class to write
   * @param resource the file, relative to the root of the resources
   * @param outline what stands in it
   * @param declared finds what a step or an LLM declares
   */
  public PipelineAccess read(
      Element annotated,
      String name,
      String resource,
      PipelineOutline outline,
      Function<TypeInfo, Declaration> declared) {
    PackageElement home = elements.getPackageOf(annotated);
    String pkg = home.getQualifiedName().toString();
    Map<TypeInfo, Declaration> types = new LinkedHashMap<>();
    for (PlacedStep step : outline.steps()) {
      collect(step.config(), declared, types);
    }
    return new PipelineAccess(
        ClassRef.of(pkg, name),
        resource,
        outline,
        types,
        ref -> isVisible(ref, home),
        surroundings.isInModule(annotated),
        surroundings.clashes(pkg));
  }

  private static void collect(
      Placed placed, Function<TypeInfo, Declaration> declared, Map<TypeInfo, Declaration> types) {
    types.computeIfAbsent(placed.type(), declared);
    for (Held held : placed.held()) {
      collect(held.llm(), declared, types);
    }
  }

  /** Whether code of a package may name a class; what is not there yet is generated and public. */
  private boolean isVisible(ClassRef ref, PackageElement home) {
    TypeElement type = elements.getTypeElement(ref.qualified());
    if (type == null || elements.getPackageOf(type).equals(home)) {
      return true;
    }
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    ModuleElement module = elements.getModuleOf(type);
    ModuleElement own = elements.getModuleOf(home);
    return module == null
        || module.equals(own)
        || isExported(module, elements.getPackageOf(type), own);
  }

  private static boolean isExported(ModuleElement module, PackageElement pkg, ModuleElement to) {
    return module.isUnnamed()
        || module.getDirectives().stream()
            .filter(ModuleElement.ExportsDirective.class::isInstance)
            .map(ModuleElement.ExportsDirective.class::cast)
            .anyMatch(
                exports ->
                    exports.getPackage().equals(pkg)
                        && (exports.getTargetModules() == null
                            || exports.getTargetModules().contains(to)));
  }
}
