package dev.retort.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.Scalar;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Code that describes parameters to the runtime, and the record shapes that it needs. */
final class ParamCode {
  private static final ClassName CONSTRAINT = JavaSource.descriptor("Constraint");

  private final Map<TypeModel.RecordOf, String> shapes = new LinkedHashMap<>();

  /** The records that were described, with the names of their shapes. */
  Map<TypeModel.RecordOf, String> shapes() {
    return shapes;
  }

  /** {@code return new ParamDescriptor[] {...}}. */
  CodeBlock array(List<Param> params) {
    if (params.isEmpty()) {
      return CodeBlock.of("return new $T[0];\n", CompanionSource.PARAM_DESCRIPTOR);
    }
    CodeBlock.Builder code =
        CodeBlock.builder().add("return new $T[] {\n$>", CompanionSource.PARAM_DESCRIPTOR);
    for (Param param : params) {
      code.add("$L,\n", param(param));
    }
    return code.add("$<};\n").build();
  }

  private CodeBlock param(Param param) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "$L($L, $L)",
                param.runtime() ? "parameter" : "attribute",
                Text.literal(param.name()),
                type(param.type()));
    List<CodeBlock> more = new ArrayList<>();
    if (!param.aliases().isEmpty()) {
      more.add(CodeBlock.of(".aliased($L)", texts(param.aliases())));
    }
    if (param.nullable()) {
      more.add(CodeBlock.of(".orNull()"));
    }
    if (param.defaultValue() != null) {
      more.add(CodeBlock.of(".orDefault($L)", Text.literal(param.defaultValue())));
    }
    if (param.env() != null) {
      more.add(CodeBlock.of(".fromEnv($L)", Text.literal(param.env())));
    }
    if (!param.identity()) {
      more.add(CodeBlock.of(".notIdentity()"));
    }
    if (!param.description().isEmpty()) {
      more.add(CodeBlock.of(".describedAs($L)", Text.literal(param.description())));
    }
    code.add("$>$>");
    more.forEach(each -> code.add("\n$L", each));
    return code.add("$<$<").build();
  }

  private static CodeBlock texts(List<String> texts) {
    return texts.stream().map(Text::literal).collect(CodeBlock.joining(", "));
  }

  private CodeBlock type(TypeModel type) {
    if (type instanceof TypeModel.ScalarOf t) {
      return limited(CodeBlock.of("$L", t.scalar().name()), t.constraints());
    } else if (type instanceof TypeModel.EnumOf t) {
      return CodeBlock.of(
          "enumOf($S, $L)",
          t.java().simple(),
          constants(t.java().simple(), JavaTypes.of(t.java())));
    } else if (type instanceof TypeModel.ItemsOf t) {
      CodeBlock items = CodeBlock.of("$L($L)", t.set() ? "setOf" : "listOf", type(t.item()));
      return limited(items, t.constraints());
    } else if (type instanceof TypeModel.MapOf t) {
      return limited(CodeBlock.of("mapOf($L)", type(t.value())), t.constraints());
    } else if (type instanceof TypeModel.OptionalOf t) {
      return CodeBlock.of("optionalOf($L)", type(t.value()));
    } else if (type instanceof TypeModel.RecordOf t) {
      return CodeBlock.of("recordOf(new $L())", shape(t));
    } else if (type instanceof TypeModel.LlmOf t) {
      return CodeBlock.of("modelOf($T.class)", JavaTypes.of(t.bound()));
    }
    return CodeBlock.of("KWARGS");
  }

  private static CodeBlock constants(String simple, ClassName type) {
    // Before a dot, an inherited constant would hide an enum of its name.
    boolean hidden =
        simple.equals("KWARGS")
            || Arrays.stream(Scalar.values()).anyMatch(s -> s.name().equals(simple));
    return CodeBlock.of(hidden ? "$T.class.getEnumConstants()" : "$T.values()", type);
  }

  private String shape(TypeModel.RecordOf type) {
    return shapes.computeIfAbsent(
        type,
        t -> {
          String name = t.java().flat() + "Shape";
          return shapes.containsValue(name) ? name + (shapes.size() + 1) : name;
        });
  }

  private static CodeBlock limited(CodeBlock type, List<Constraint> constraints) {
    CodeBlock.Builder code = CodeBlock.builder().add(type);
    for (Constraint constraint : constraints) {
      String message = constraint.message();
      CodeBlock call = call(constraint, message != null);
      if (message == null) {
        code.add(".$L", call);
      } else {
        code.add(".with($T.$L.message($L))", CONSTRAINT, call, Text.literal(message));
      }
    }
    return code.build();
  }

  /** The factory of a constraint, or the shorter method of a type that adds it. */
  private static CodeBlock call(Constraint constraint, boolean factory) {
    if (constraint instanceof Constraint.Bound b && factory) {
      return CodeBlock.of("$L($S, $L)", b.lower() ? "lower" : "upper", b.text(), b.inclusive());
    } else if (constraint instanceof Constraint.Bound b) {
      String name =
          b.lower() ? (b.inclusive() ? "atLeast" : "above") : (b.inclusive() ? "atMost" : "below");
      return CodeBlock.of("$L($S)", name, b.text());
    } else if (constraint instanceof Constraint.Size s) {
      return s.max() == Integer.MAX_VALUE
          ? CodeBlock.of("size($L, $T.MAX_VALUE)", s.min(), Integer.class)
          : CodeBlock.of("size($L, $L)", s.min(), s.max());
    } else if (constraint instanceof Constraint.Matches m) {
      return CodeBlock.of("pattern($L, $L)", Text.literal(m.regex().pattern()), m.regex().flags());
    }
    return CodeBlock.of(constraint instanceof Constraint.NotBlank ? "notBlank()" : "notEmpty()");
  }
}
