package dev.retort.processor.read;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Types as messages name them: the same text under every compiler. */
final class TypeText {
  private TypeText() {}

  static String of(TypeMirror type) {
    if (type.getKind() == TypeKind.ARRAY) {
      return of(((ArrayType) type).getComponentType()) + "[]";
    } else if (type instanceof DeclaredType declared) {
      List<? extends TypeMirror> arguments = declared.getTypeArguments();
      String name = declared.asElement().getSimpleName().toString();
      return arguments.isEmpty()
          ? name
          : name + arguments.stream().map(TypeText::of).collect(Collectors.joining(", ", "<", ">"));
    } else if (type.getKind() == TypeKind.WILDCARD) {
      WildcardType wildcard = (WildcardType) type;
      TypeMirror upper = wildcard.getExtendsBound();
      TypeMirror lower = wildcard.getSuperBound();
      return "?"
          + (upper == null ? "" : " extends " + of(upper))
          + (lower == null ? "" : " super " + of(lower));
    } else if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
      return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
    }
    return type.toString();
  }

  /** A primitive, or the qualified name of a class. */
  static String erased(TypeMirror erasure) {
    return erasure.getKind() == TypeKind.DECLARED ? qualified(erasure) : of(erasure);
  }

  static String boxed(TypeKind primitive) {
    return switch (primitive) {
      case BOOLEAN -> "Boolean";
      case BYTE -> "Byte";
      case SHORT -> "Short";
      case INT -> "Integer";
      case LONG -> "Long";
      case FLOAT -> "Float";
      case DOUBLE -> "Double";
      default -> "Character";
    };
  }

  static String qualified(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? element.getQualifiedName().toString()
        : "";
  }
}
