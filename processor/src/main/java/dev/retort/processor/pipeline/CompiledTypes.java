package dev.retort.processor.pipeline;

import dev.retort.descriptor.TypeInfo;
import dev.retort.descriptor.TypeLookup;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.read.DeclarationReader;
import dev.retort.processor.read.DeclaredTypes;
import dev.retort.processor.read.MissingTypeException;
import dev.retort.processor.read.Symbols;
import dev.retort.processor.report.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What the names in pipeline files mean in a compilation. For one round. */
public final class CompiledTypes implements TypeLookup {
  /** The steps of the runtime, which are loaded with it. */
  private static final String RUNTIME_STEPS = "dev.retort.step";

  private final DeclaredTypes types;
  private final DeclarationReader declarations;
  private final Report.Run run;
  private final Predicate<TypeElement> isSound;
  private final Map<TypeInfo, Answer> known = new HashMap<>();

  /**
   * For one round.
   *
   * @param isSound whether a class that is compiled now has no mistakes
   */
  public CompiledTypes(
      DeclaredTypes types,
      DeclarationReader declarations,
      Report.Run run,
      Predicate<TypeElement> isSound) {
    this.types = types;
    this.declarations = declarations;
    this.run = run;
    this.isSound = isSound;
  }

  @Override
  public Answer find(TypeInfo name) {
    return known.computeIfAbsent(name, this::look);
  }

  @Override
  public List<String> names(String module) {
    return types.names(module);
  }

  /** What a type declares that stands in a file without mistakes. */
  public Declaration declaration(TypeInfo name) {
    TypeElement type = types.find(name);
    Declaration found = type == null ? null : declaration(type);
    if (found == null) {
      throw new IllegalStateException("a sound file names " + name + ", which cannot be read");
    }
    return found;
  }

  /** The declaration of a type that was found; null where it cannot be read. */
  private @Nullable Declaration declaration(TypeElement type) {
    Report unheard = new Report(type, run);
    Declaration declaration = declarations.read(type, unheard);
    return unheard.hasErrors() ? null : declaration;
  }

  private Answer look(TypeInfo name) {
    TypeElement type = types.find(name);
    if (type == null) {
      return new Undeclared(types.isClass(name));
    }
    boolean compiled = run.inSource().test(type);
    if (compiled && !isSound.test(type)) {
      return new Faulty();
    } else if (!compiled && !types.isProcessed(type)) {
      return new Undeclared(true);
    } else if (!compiled && Symbols.ref(type).pkg().equals(RUNTIME_STEPS)) {
      return new OfRuntime(new TypeInfo(RUNTIME_STEPS, Symbols.ref(type).nested()));
    }
    return described(type);
  }

  private Answer described(TypeElement type) {
    try {
      Set<String> names = Symbols.names(type);
      Declaration declaration = declaration(type);
      return declaration == null
          ? new Broken(type.getQualifiedName() + " cannot be read from its class file")
          : new Described(Descriptions.of(declaration, names));
    } catch (MissingTypeException e) {
      return new Broken(
          type.getQualifiedName() + " cannot be read: the type " + e.type() + " is missing");
    }
  }
}
