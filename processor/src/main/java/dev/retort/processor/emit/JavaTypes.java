package dev.retort.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.retort.descriptor.Scalar;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Java types as generated code names them. */
final class JavaTypes {
  static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
  static final TypeName NULLABLE_OBJECT = nullable(ClassName.get(Object.class));

  private JavaTypes() {}

  static ClassName of(ClassRef ref) {
    List<String> names = ref.names();
    return ClassName.get(
        ref.pkg(), names.get(0), names.subList(1, names.size()).toArray(String[]::new));
  }

  static TypeName nullable(TypeName type) {
    return type.annotated(AnnotationSpec.builder(NULLABLE).build());
  }

  /** The type as declared. */
  static TypeName of(TypeModel type) {
    if (type instanceof TypeModel.ScalarOf t) {
      TypeName boxed = scalar(t.scalar());
      return t.primitive() ? boxed.unbox() : boxed;
    } else if (type instanceof TypeModel.EnumOf t) {
      return of(t.java());
    } else if (type instanceof TypeModel.ItemsOf t) {
      return ParameterizedTypeName.get(
          ClassName.get(t.set() ? Set.class : List.class), of(t.item()));
    } else if (type instanceof TypeModel.MapOf t) {
      return ParameterizedTypeName.get(
          ClassName.get(Map.class), ClassName.get(String.class), of(t.value()));
    } else if (type instanceof TypeModel.OptionalOf t) {
      return ParameterizedTypeName.get(ClassName.get(Optional.class), of(t.value()));
    } else if (type instanceof TypeModel.RecordOf t) {
      return of(t.java());
    } else if (type instanceof TypeModel.OneOf t) {
      return of(t.java());
    } else if (type instanceof TypeModel.LlmOf t) {
      return of(t.bound());
    }
    return ClassName.get("dev.retort.descriptor", "Kwargs");
  }

  /** The type of a component of the kwargs record, without the outer {@code @Nullable}. */
  static TypeName kwarg(Param param) {
    TypeName boxed = of(param.type()).box();
    return param.nullMeansNone()
        ? ParameterizedTypeName.get(ClassName.get(Optional.class), boxed)
        : boxed;
  }

  /** Whether a cast to the type cannot be checked by the virtual machine. */
  static boolean isUnchecked(TypeModel type) {
    return type instanceof TypeModel.ItemsOf
        || type instanceof TypeModel.MapOf
        || type instanceof TypeModel.OptionalOf;
  }

  private static TypeName scalar(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> ClassName.get(Boolean.class);
      case BYTE -> ClassName.get(Byte.class);
      case SHORT -> ClassName.get(Short.class);
      case INT -> ClassName.get(Integer.class);
      case LONG -> ClassName.get(Long.class);
      case FLOAT -> ClassName.get(Float.class);
      case DOUBLE -> ClassName.get(Double.class);
      case CHAR -> ClassName.get(Character.class);
      case DECIMAL -> ClassName.get(BigDecimal.class);
      case STRING -> ClassName.get(String.class);
      case DURATION -> ClassName.get(Duration.class);
      case URI -> ClassName.get(URI.class);
      case PATH -> ClassName.get(Path.class);
      case SECRET -> ClassName.get("dev.retort.llm", "Secret");
      case JSON -> ClassName.get("dev.retort.llm", "JsonValue");
    };
  }
}
