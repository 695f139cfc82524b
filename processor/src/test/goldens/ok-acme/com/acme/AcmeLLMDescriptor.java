package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import dev.retort.llm.Secret;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes {@link AcmeLLM}. */
@Documented(
    value = "Chat models behind Acme's completion endpoint.",
    fields = {
      "model", "Model id sent with every request.",
      "baseUrl", "Root of the Acme API.",
      "apiKey", "Key sent as a bearer token."
    },
    parameters = {
      "input", "",
      "numGenerations", "",
      "temperature", "sampling temperature; higher is more random",
      "maxNewTokens", "upper bound on the tokens of one generation",
      "stop", "sequences at which a generation ends"
    },
    nullables = {"#stop"}
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class AcmeLLMDescriptor extends LLMDescriptor<AcmeLLM> {
  public static final AcmeLLMDescriptor INSTANCE = new AcmeLLMDescriptor();

  private AcmeLLMDescriptor() {
    super("com.acme", "AcmeLLM", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Chat models behind Acme's completion endpoint.";
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      attribute("model", STRING)
          .describedAs("Model id sent with every request."),
      parameter("base_url", URI)
          .orDefault("https://llm.acme.example/v1")
          .describedAs("Root of the Acme API."),
      parameter("api_key", SECRET)
          .fromEnv("ACME_API_KEY")
          .describedAs("Key sent as a bearer token."),
    };
  }

  @Override
  public @Nullable Object get(AcmeLLM llm, int index) {
    return switch (index) {
      case 0 -> llm.model;
      case 1 -> llm.baseUrl;
      case 2 -> llm.apiKey;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(AcmeLLM llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.model = (String) value;
      case 1 -> llm.baseUrl = (URI) value;
      case 2 -> llm.apiKey = (Secret) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("temperature", DOUBLE.atLeast("0").atMost("2"))
          .orDefault("1.0")
          .describedAs("sampling temperature; higher is more random"),
      parameter("max_new_tokens", INT.above("0"))
          .orDefault("128")
          .describedAs("upper bound on the tokens of one generation"),
      parameter("stop", listOf(STRING))
          .orNull()
          .describedAs("sequences at which a generation ends"),
    };
  }

  @Override
  public AcmeLLMKwargs kwargs(@Nullable Object[] values) {
    return new AcmeLLMKwargs((Double) values[0], (Integer) values[1], (List<String>) values[2]);
  }

  @Override
  public AcmeLLM create() {
    return new AcmeLLM();
  }

  @Override
  public AcmeLLMSerializer serializer() {
    return AcmeLLMSerializer.INSTANCE;
  }
}
