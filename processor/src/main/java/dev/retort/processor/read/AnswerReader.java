package dev.retort.processor.read;

import dev.retort.processor.model.Answer;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads records that LLMs may be asked to answer with. */
public final class AnswerReader {
  private final ParamReader params;
  private final Surroundings surroundings;

  /** For one round. */
  public AnswerReader(Elements elements, Surroundings surroundings) {
    this.params = new ParamReader(elements, Use.ANSWER);
    this.surroundings = surroundings;
  }

  /** Whether a class says that it is one. */
  public static boolean isDeclared(TypeElement type) {
    return Mirrors.has(type, Mirrors.STRUCTURED_TYPE);
  }

  /**
   * Reads a record.
   *
   * @return what it declares; null if it cannot be read
   */
  public @Nullable Answer read(TypeElement type, Report report) {
    AnnotationMirror mirror =
        Objects.requireNonNull(Mirrors.find(type, Mirrors.STRUCTURED_TYPE), "annotation");
    Where where = Where.of(type, mirror);
    if (type.getKind() != ElementKind.RECORD) {
      report.add(Problem.STRUCTURED_NOT_A_RECORD, where, type.getSimpleName(), Symbols.kind(type));
      return null;
    }
    if (!(params.record(type, where, report) instanceof TypeModel.RecordOf shape)) {
      report.block();
      return null;
    }
    return new Answer(
        shape,
        !Boolean.FALSE.equals(Mirrors.flag(mirror, "strict")),
        surroundings.isDeprecated(shape),
        surroundings.isInModule(type),
        surroundings.clashes(shape.java().pkg()));
  }
}
