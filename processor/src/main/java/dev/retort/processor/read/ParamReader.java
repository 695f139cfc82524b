package dev.retort.processor.read;

import dev.retort.descriptor.WireNames;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.model.TypeNotes;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads one parameter: its annotation, type, constraints and text. */
final class ParamReader {
  private final Elements elements;
  private final ConstraintReader constraints = new ConstraintReader();
  private final TypeReader types;

  ParamReader(Elements elements, Use use) {
    this.elements = elements;
    this.types = new TypeReader(constraints, this, use);
  }

  /** Reads a record that stands alone. */
  TypeModel record(TypeElement element, Where where, Report report) {
    return types.recordOf(element, where, report);
  }

  /**
   * What is known of a parameter apart from its annotation.
   *
   * @param element what is annotated
   * @param javaName its name, which class files do not keep of parameters
   * @param type its type, type variables bound
   * @param mirror the annotation; null for none
   * @param runtime whether it is a {@code @RuntimeParam}
   * @param text what the docs say
   * @param carried whether a class file's companion says that null is a value
   * @param inherited what an overridden method says of it; null for nothing
   * @param access how generated code reaches the field; null for what is no field
   */
  record Found(
      Element element,
      String javaName,
      TypeMirror type,
      @Nullable AnnotationMirror mirror,
      boolean runtime,
      String text,
      boolean carried,
      @Nullable Param inherited,
      Param.@Nullable Access access) {}

  /** The Javadoc of an element in source. */
  DocComment doc(Element element) {
    return DocComment.parse(elements.getDocComment(element));
  }

  /**
   * Reads a component of a record.
   *
   * @param field its field, which has its annotations and a place in the source
   */
  Param component(
      RecordComponentElement component, VariableElement field, String text, Report report) {
    return read(
        new Found(
            field,
            component.getSimpleName().toString(),
            component.asType(),
            Mirrors.find(field, Mirrors.RUNTIME_PARAM),
            true,
            text,
            false,
            null,
            null),
        report);
  }

  /** What a companion must carry of the type of a field or parameter of a generic class. */
  List<String> notes(String path, VariableElement element, Report unheard) {
    return TypeNotes.of(path, types.read(element.asType(), element, unheard));
  }

  /** Reads a parameter. */
  Param read(Found found, Report report) {
    Element element = found.element();
    AnnotationMirror mirror = found.mirror();
    Param base = found.inherited();
    Where where = Where.of(element, mirror);
    String javaName = found.javaName();
    boolean nullable = isNullable(found, base);
    TypeModel type = types.read(found.type(), element, report);
    if (nullable && type instanceof TypeModel.ScalarOf t && t.primitive()) {
      report.add(
          Problem.TYPE_NULLABLE_PRIMITIVE,
          where,
          TypeText.of(found.type()),
          TypeText.boxed(found.type().getKind()));
    } else if (nullable && type instanceof TypeModel.OptionalOf) {
      report.add(Problem.TYPE_NULLABLE_OPTIONAL, where);
    }
    if (base != null && !constraints.any(element)) {
      type = ConstraintReader.with(type, base.type().limits());
    } else {
      type = constraints.apply(type, element, element, nullable, report);
    }
    String name = Mirrors.text(mirror, "name");
    List<String> aliases = Mirrors.texts(mirror, "aliases");
    Boolean identity = Mirrors.flag(mirror, "identity");
    String description = Mirrors.text(mirror, "description");
    return new Param(
        javaName,
        name != null ? name : base != null ? base.name() : WireNames.of(javaName),
        type,
        found.runtime(),
        nullable,
        identity != null ? identity : base == null || base.identity(),
        identity != null || (base != null && base.decided()),
        otherwise(Mirrors.text(mirror, "defaultValue"), base == null ? null : base.defaultValue()),
        otherwise(Mirrors.text(mirror, "env"), base == null ? null : base.env()),
        description != null
            ? description
            : found.text().isEmpty() && base != null ? base.description() : found.text(),
        aliases.isEmpty() && base != null ? base.aliases() : List.copyOf(aliases),
        isDeprecated(element, found.type()),
        where,
        found.access());
  }

  private static @Nullable String otherwise(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  private static boolean isNullable(Found found, @Nullable Param base) {
    return found.carried()
        || Mirrors.isNullable(found.type())
        || Mirrors.isNullable(found.element())
        || Mirrors.isNullable(found.element().asType())
        || (base != null && found.mirror() == null && base.nullable());
  }

  private boolean isDeprecated(Element element, TypeMirror type) {
    return elements.isDeprecated(element)
        || (type instanceof javax.lang.model.type.DeclaredType declared
            && (isDeprecatedType((TypeElement) declared.asElement())
                || declared.getTypeArguments().stream().anyMatch(a -> isDeprecated(element, a))));
  }

  private boolean isDeprecatedType(TypeElement type) {
    return elements.isDeprecated(type)
        || (type.getEnclosingElement() instanceof TypeElement outer && isDeprecatedType(outer));
  }
}
