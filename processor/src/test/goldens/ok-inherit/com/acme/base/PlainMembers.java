package com.acme.base;

import static dev.retort.descriptor.ParamDescriptor.parameter;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.ValueTypes;
import dev.retort.llm.AsyncLLMMembers;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The annotated fields of {@link Plain}.
 */
@Documented(
    value = "Without type parameters.",
    fields = {
      "baseUrl", "Where it is."
    },
    parameters = {
      "input", "",
      "topP", "how much of the mass",
      "stop", "where it ends"
    },
    nullables = {"#stop"}
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class PlainMembers extends Members<Plain> {
  public static final PlainMembers INSTANCE = new PlainMembers();

  private PlainMembers() {
    super(AsyncLLMMembers.INSTANCE);
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      parameter("base_url", ValueTypes.URI)
          .orDefault("http://localhost")
          .describedAs("Where it is."),
    };
  }

  @Override
  public String[] info() {
    return new String[] {
      "{\"name\":\"base_url\",\"optional\":true,\"description\":\"Where it is.\",\"type\":\"uri\",\"default\":\"http://localhost\"}",
    };
  }

  @Override
  public @Nullable Object get(Plain llm, int index) {
    return switch (index) {
      case 0 -> llm.baseUrl;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(Plain llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.baseUrl = (URI) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  /**
   * Calls the operative method, for subclasses in other packages.
   */
  public static GenerateOutput call(Plain llm, Input input, double topP,
      @Nullable List<String> stop) throws Exception {
    return llm.generateAsync(input, topP, stop);
  }
}
