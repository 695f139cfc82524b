package dev.retort.processor.read;

import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Fake;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads which fakes are asked for. */
public final class FakeReader {
  /** The annotation, which belongs to the test kit. */
  public static final String ANNOTATION = "dev.retort.testkit.FakeOf";

  private final Elements elements;
  private final Predicate<TypeElement> inSource;
  private final Surroundings surroundings;

  /** For one round. */
  public FakeReader(Elements elements, Predicate<TypeElement> inSource, Surroundings surroundings) {
    this.elements = elements;
    this.inSource = inSource;
    this.surroundings = surroundings;
  }

  /** The fakes that an annotated class asks for; what cannot be faked is told. */
  public List<Fake> read(Element asking, Report report) {
    List<Fake> fakes = new ArrayList<>();
    AnnotationMirror mirror = Mirrors.find(asking, ANNOTATION);
    List<AnnotationValue> values = Mirrors.values(mirror, "value");
    for (int i = 0; i < values.size(); i++) {
      TypeElement llm = type(values.get(i));
      if (llm != null) {
        String reason = reasonAgainst(llm);
        if (reason == null) {
          fakes.add(fake(llm));
        } else {
          Where where = Where.of(asking, mirror).item("value", i);
          report.add(Problem.FAKE_IMPOSSIBLE, where, llm.getSimpleName(), reason);
        }
      }
    }
    return fakes;
  }

  /** The names of the classes whose fakes an annotated class asks for. */
  public static List<String> asked(Element asking) {
    List<String> names = new ArrayList<>();
    for (AnnotationValue value : Mirrors.values(Mirrors.find(asking, ANNOTATION), "value")) {
      TypeElement llm = type(value);
      if (llm != null) {
        names.add(llm.getQualifiedName().toString());
      }
    }
    return names;
  }

  /** The class; null for one that does not exist, which is told by the compiler. */
  private static @Nullable TypeElement type(AnnotationValue value) {
    return value.getValue() instanceof DeclaredType type
            && type.getKind() != TypeKind.ERROR
            && type.asElement() instanceof TypeElement element
        ? element
        : null;
  }

  /** The fake of an LLM that {@link #reasonAgainst} has nothing against. */
  public Fake fake(TypeElement llm) {
    ClassRef ref = Symbols.ref(llm);
    return new Fake(
        ref,
        llm.getModifiers().contains(Modifier.PUBLIC),
        elements.isDeprecated(llm),
        surroundings.clashes(ref.pkg()));
  }

  /** Whether the test kit, which fakes need, is there. */
  public boolean hasKit() {
    return elements.getTypeElement(ANNOTATION) != null;
  }

  /** Why a class cannot be faked; null if it can. */
  public @Nullable String reasonAgainst(TypeElement llm) {
    if (!Mirrors.has(llm, Mirrors.LLM_TYPE)) {
      return "it is no class with @LLMType";
    } else if (llm.getModifiers().contains(Modifier.FINAL)) {
      return "it is final, and a fake extends it";
    }
    String descriptor = Symbols.ref(llm).companion("Descriptor").qualified();
    if (!inSource.test(llm) && elements.getTypeElement(descriptor) == null) {
      return "it was compiled without the Retort processor: " + descriptor + " is missing";
    }
    String fake = Symbols.ref(llm).companion("Fake").qualified();
    TypeElement taken = elements.getTypeElement(fake);
    if (taken != null && inSource.test(taken) && !Mirrors.has(taken, Mirrors.GENERATED_BY)) {
      return fake + ", which would be written, is in the sources";
    }
    List<TypeElement> levels = new ArrayList<>(Symbols.ancestors(llm));
    levels.add(llm);
    for (TypeElement level : levels) {
      for (Element method : ElementFilter.methodsIn(level.getEnclosedElements())) {
        String name = method.getSimpleName().toString();
        if (method.getModifiers().contains(Modifier.FINAL)
            && (name.equals("load") || name.equals("unload"))) {
          return level.getSimpleName() + "." + name + "() is final, and a fake overrides it";
        }
      }
    }
    return null;
  }
}
