package dev.retort.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import java.util.ArrayList;
import java.util.List;

/** {@code @Documented}: what later compilations cannot read from the class file. */
final class Docs {
  private static final ClassName DOCUMENTED = JavaSource.descriptor("Documented");

  private final List<String> fields = new ArrayList<>();
  private final List<String> parameters = new ArrayList<>();
  private final List<String> nullables = new ArrayList<>();

  private Docs() {}

  static AnnotationSpec of(Level level) {
    Docs docs = new Docs();
    docs.fields(level);
    docs.parameters(level);
    AnnotationSpec.Builder documented = AnnotationSpec.builder(DOCUMENTED);
    if (!level.text().isEmpty()) {
      documented.addMember("value", Text.constant(level.text()));
    }
    pairs(documented, "fields", docs.fields);
    pairs(documented, "parameters", docs.parameters);
    if (!docs.nullables.isEmpty()) {
      documented.addMember(
          "nullables",
          "{$L}",
          docs.nullables.stream().map(Text::constant).collect(CodeBlock.joining(", ")));
    }
    return documented.build();
  }

  private void fields(Level level) {
    for (Param field : level.fields()) {
      if (field.isOwn()) {
        add(fields, field.javaName(), field.description(), "", field.nullable());
      }
    }
    for (Level.Erased field : level.erased()) {
      add(fields, field.javaName(), field.text(), "", field.nullable());
    }
  }

  private void parameters(Level level) {
    Level.ErasedCall erased = level.erasedCall();
    Operative operative = level.operative();
    if (erased != null) {
      for (int i = 0; i < erased.names().size(); i++) {
        String name = erased.names().get(i);
        add(parameters, name, erased.texts().get(i), "#", erased.nullables().contains(name));
      }
    } else if (operative != null && operative.owner().equals(level.ref())) {
      for (int i = 0; i < operative.names().size(); i++) {
        String name = operative.names().get(i);
        boolean nullable =
            operative.record() == null
                && operative.kwargs().stream()
                    .anyMatch(k -> k.nullable() && k.javaName().equals(name));
        add(parameters, name, operative.texts().get(i), "#", nullable);
      }
    }
  }

  private void add(List<String> pairs, String name, String text, String prefix, boolean nullable) {
    pairs.add(name);
    pairs.add(text);
    if (nullable) {
      nullables.add(prefix + name);
    }
  }

  private static void pairs(AnnotationSpec.Builder documented, String member, List<String> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    CodeBlock.Builder code = CodeBlock.builder().add("{$<");
    for (int i = 0; i < pairs.size(); i += 2) {
      code.add(
          "$L$L, $L",
          i == 0 ? "\n" : ",\n",
          Text.constant(pairs.get(i)),
          Text.constant(pairs.get(i + 1)));
    }
    documented.addMember(member, code.add("$<\n}$>$>").build());
  }
}
