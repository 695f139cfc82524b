package com.acme.child;

import com.acme.base.PlainMembers;
import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes {@link Near}. */
@Documented(
    value = "Concrete, with a preset.",
    fields = {
      "model", "A model."
    },
    parameters = {
      "input", "",
      "topP", "",
      "stop", ""
    },
    nullables = {"#stop"},
    types = {
      "#stop[]", "not-blank", "", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class NearDescriptor extends LLMDescriptor<Near> {
  public static final NearDescriptor INSTANCE = new NearDescriptor();

  private NearDescriptor() {
    super("com.acme.child", "Near", PlainMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Concrete, with a preset.";
  }

  @Override
  protected @Nullable String[][] presets() {
    return new String[][] {
      {"base_url", "https://near.example", "NEAR_URL"},
    };
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      attribute("model", STRING)
          .describedAs("A model."),
    };
  }

  @Override
  public @Nullable Object get(Near llm, int index) {
    return switch (index) {
      case 0 -> llm.model;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(Near llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.model = (String) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("top_p", DOUBLE)
          .orDefault("0.5")
          .describedAs("how much of the mass"),
      parameter("stop", listOf(STRING.notBlank()))
          .orNull()
          .orDefault("[]")
          .describedAs("where it ends"),
    };
  }

  @Override
  public NearKwargs kwargs(@Nullable Object[] values) {
    return new NearKwargs((Double) values[0], (Optional<List<String>>) values[1]);
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Near create() {
    return new Near();
  }

  @Override
  public NearSerializer serializer() {
    return NearSerializer.INSTANCE;
  }
}
