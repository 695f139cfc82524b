package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.AsyncLLMMembers;
import dev.retort.llm.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Describes {@link Base}. */
@Documented(
    value = "A model with a default.",
    fields = {
      "baseUrl", "Where it is.",
      "judge", "Who judges.",
      "apiKey", "Who pays."
    },
    parameters = {
      "input", "",
      "heat", "how warm"
    },
    nullables = {"judge", "apiKey"}
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class BaseDescriptor extends LLMDescriptor<Base> {
  public static final BaseDescriptor INSTANCE = new BaseDescriptor();

  private BaseDescriptor() {
    super("com.acme", "Base", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "A model with a default.";
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      parameter("base_url", URI)
          .aliased("root")
          .orDefault("https://a.example")
          .describedAs("Where it is."),
      attribute("judge", modelOf(AsyncLLM.class))
          .orNull()
          .describedAs("Who judges."),
      parameter("api_key", SECRET)
          .orNull()
          .describedAs("Who pays."),
    };
  }

  @Override
  public @Nullable Object get(Base llm, int index) {
    return switch (index) {
      case 0 -> llm.baseUrl;
      case 1 -> llm.judge;
      case 2 -> llm.apiKey;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(Base llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.baseUrl = (URI) value;
      case 1 -> llm.judge = (AsyncLLM) value;
      case 2 -> llm.apiKey = (Secret) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("heat", DOUBLE.atMost("2"))
          .orDefault("1")
          .describedAs("how warm"),
    };
  }

  @Override
  public BaseKwargs kwargs(@Nullable Object[] values) {
    return new BaseKwargs((Double) values[0]);
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Base create() {
    return new Base();
  }

  @Override
  public BaseSerializer serializer() {
    return BaseSerializer.INSTANCE;
  }
}
