package dev.retort.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.model.TypeNotes;
import java.util.ArrayList;
import java.util.List;

/** {@code @Documented}: what later compilations cannot read from the class file. */
final class Docs {
  private static final ClassName DOCUMENTED = JavaSource.descriptor("Documented");

  private final List<String> fields = new ArrayList<>();
  private final List<String> parameters = new ArrayList<>();
  private final List<String> nullables = new ArrayList<>();
  private final List<String> types = new ArrayList<>();

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
    rows(documented, "types", docs.types, 4);
    return documented.build();
  }

  private void fields(Level level) {
    for (Param field : level.fields()) {
      if (field.isOwn()) {
        add(fields, field.javaName(), field.description(), "", field.nullable());
        types.addAll(TypeNotes.of(field.javaName(), field.type()));
      }
    }
    for (Level.Erased field : level.erased()) {
      add(fields, field.javaName(), field.text(), "", field.nullable());
      types.addAll(field.notes());
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
      types.addAll(erased.notes());
    } else if (operative != null && operative.owner().equals(level.ref())) {
      for (int i = 0; i < operative.names().size(); i++) {
        String name = operative.names().get(i);
        boolean nullable =
            operative.record() == null
                && operative.kwargs().stream()
                    .anyMatch(k -> k.nullable() && k.javaName().equals(name));
        add(parameters, name, operative.texts().get(i), "#", nullable);
      }
      types.addAll(notes(operative));
    }
  }

  private static List<String> notes(Operative operative) {
    if (operative.record() != null) {
      String record = operative.names().get(operative.names().size() - 1);
      return TypeNotes.of(
          "#" + record, new TypeModel.RecordOf(operative.record(), "", operative.kwargs()));
    }
    return operative.kwargs().stream()
        .flatMap(kwarg -> TypeNotes.of("#" + kwarg.javaName(), kwarg.type()).stream())
        .toList();
  }

  private void add(List<String> pairs, String name, String text, String prefix, boolean nullable) {
    pairs.add(name);
    pairs.add(text);
    if (nullable) {
      nullables.add(prefix + name);
    }
  }

  private static void pairs(AnnotationSpec.Builder documented, String member, List<String> pairs) {
    rows(documented, member, pairs, 2);
  }

  private static void rows(
      AnnotationSpec.Builder documented, String member, List<String> texts, int width) {
    if (texts.isEmpty()) {
      return;
    }
    CodeBlock.Builder code = CodeBlock.builder().add("{$<");
    for (int i = 0; i < texts.size(); i += width) {
      code.add(
          "$L$L",
          i == 0 ? "\n" : ",\n",
          texts.subList(i, i + width).stream()
              .map(Text::constant)
              .collect(CodeBlock.joining(", ")));
    }
    documented.addMember(member, code.add("$<\n}$>$>").build());
  }
}
