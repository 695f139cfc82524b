package dev.retort.processor.read;

import dev.retort.processor.model.TypeNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * What a companion carries for a class that comes from a class file.
 *
 * @param text of the class
 * @param fields Java names of the annotated fields in source order
 * @param fieldTexts what they are
 * @param parameters Java names of the parameters of the operative method
 * @param parameterTexts what they are
 * @param nullables Java names of fields, and of parameters after a {@code #}, that may be null
 * @param notes on the types of both
 */
record Carried(
    String text,
    List<String> fields,
    List<String> fieldTexts,
    List<String> parameters,
    List<String> parameterTexts,
    Set<String> nullables,
    TypeNotes notes) {
  /** For a class that is compiled now. */
  static final Carried NONE =
      new Carried(
          "", List.of(), List.of(), List.of(), List.of(), Set.of(), TypeNotes.carried(List.of()));

  static Carried by(TypeElement companion) {
    AnnotationMirror mirror = Mirrors.find(companion, Mirrors.DOCUMENTED);
    List<String> fields = Mirrors.texts(mirror, "fields");
    List<String> parameters = Mirrors.texts(mirror, "parameters");
    String text = Mirrors.text(mirror, "value");
    return new Carried(
        text == null ? "" : text,
        every(fields, 0),
        every(fields, 1),
        every(parameters, 0),
        every(parameters, 1),
        Set.copyOf(Mirrors.texts(mirror, "nullables")),
        TypeNotes.carried(Mirrors.texts(mirror, "types")));
  }

  /** The text of a field; empty where there is none. */
  String field(String name) {
    int place = fields.indexOf(name);
    return place < 0 ? "" : fieldTexts.get(place);
  }

  private static List<String> every(List<String> pairs, int offset) {
    List<String> half = new ArrayList<>();
    for (int i = offset; i < pairs.size(); i += 2) {
      half.add(pairs.get(i));
    }
    return half;
  }
}
