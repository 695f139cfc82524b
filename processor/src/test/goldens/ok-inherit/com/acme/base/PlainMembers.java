package com.acme.base;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.RecordShape;
import dev.retort.llm.AsyncLLMMembers;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The annotated fields of {@link Plain}. */
@Documented(
    value = "Without type parameters.",
    fields = {
      "baseUrl", "Where it is.",
      "shape", "How it looks."
    },
    parameters = {
      "input", "",
      "topP", "how much of the mass",
      "stop", "where it ends"
    },
    nullables = {"shape", "#stop"},
    types = {
      "shape.label", "nullable", "", "",
      "shape.label", "text", "what it is called", "",
      "shape.sizes", "nullable", "", "",
      "shape.sizes", "text", "how large", "",
      "shape.sizes[]", "above", "0", "",
      "#stop[]", "not-blank", "", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class PlainMembers extends Members<Plain> {
  public static final PlainMembers INSTANCE = new PlainMembers();

  private PlainMembers() {
    super(AsyncLLMMembers.INSTANCE);
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      parameter("base_url", URI)
          .orDefault("http://localhost")
          .describedAs("Where it is."),
      parameter("shape", recordOf(new Plain_ShapeShape()))
          .orNull()
          .describedAs("How it looks."),
    };
  }

  @Override
  public @Nullable Object get(Plain llm, int index) {
    return switch (index) {
      case 0 -> llm.baseUrl;
      case 1 -> llm.shape;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(Plain llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.baseUrl = (URI) value;
      case 1 -> llm.shape = (Plain.Shape) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  /** Calls the operative method, for subclasses in other packages. */
  public static GenerateOutput call(Plain llm, Input input, double topP,
      @Nullable List<String> stop) throws Exception {
    return llm.generateAsync(input, topP, stop);
  }

  private static final class Plain_ShapeShape extends RecordShape<Plain.Shape> {
    Plain_ShapeShape() {
      super("Shape");
    }

    @Override
    protected ParamDescriptor[] declare() {
      return new ParamDescriptor[] {
        parameter("label", STRING)
            .orNull()
            .describedAs("what it is called"),
        parameter("sizes", listOf(INT.above("0")))
            .orNull()
            .describedAs("how large"),
      };
    }

    @Override
    public Plain.Shape create(@Nullable Object[] values) {
      return new Plain.Shape((String) values[0], (List<Integer>) values[1]);
    }

    @Override
    public @Nullable Object get(Object record, int index) {
      return switch (index) {
        case 0 -> ((Plain.Shape) record).label();
        case 1 -> ((Plain.Shape) record).sizes();
        default -> throw new IndexOutOfBoundsException(index);
      };
    }
  }
}
