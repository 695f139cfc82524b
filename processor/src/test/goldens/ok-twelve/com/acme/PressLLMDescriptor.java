package com.acme;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import dev.retort.llm.Secret;
import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes {@link PressLLM}. */
@Documented(
    value = "Chat models of a provider with all the usual settings.",
    fields = {
      "model", "Model id sent with every request.",
      "baseUrl", "Root of the API.",
      "apiKey", "Key sent as a bearer token."
    },
    parameters = {
      "input", "",
      "numGenerations", "",
      "temperature", "sampling temperature; higher is more random",
      "topP", "share of the probability mass that is sampled from",
      "topK", "number of the likeliest tokens that are sampled from",
      "maxNewTokens", "upper bound on the tokens of one generation",
      "frequencyPenalty", "lowers the odds of tokens by how often they came up",
      "presencePenalty", "lowers the odds of tokens that came up at all",
      "stop", "sequences at which a generation ends",
      "seed", "makes sampling repeatable as far as the provider can",
      "logprobs", "whether the answer carries log probabilities",
      "layout", "how the answer is laid out",
      "logitBias", "what is added to the logits of tokens, by token",
      "user", "who asks, for the provider's watch on abuse"
    },
    nullables = {"#topK", "#stop", "#seed", "#logitBias", "#user"}
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class PressLLMDescriptor extends LLMDescriptor<PressLLM> {
  public static final PressLLMDescriptor INSTANCE = new PressLLMDescriptor();

  private PressLLMDescriptor() {
    super("com.acme", "PressLLM", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Chat models of a provider with all the usual settings.";
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      attribute("model", STRING.notBlank())
          .describedAs("Model id sent with every request."),
      parameter("base_url", URI)
          .orDefault("https://press.example/v1")
          .describedAs("Root of the API."),
      parameter("api_key", SECRET)
          .fromEnv("PRESS_API_KEY")
          .describedAs("Key sent as a bearer token."),
    };
  }

  @Override
  public @Nullable Object get(PressLLM llm, int index) {
    return switch (index) {
      case 0 -> llm.model;
      case 1 -> llm.baseUrl;
      case 2 -> llm.apiKey;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(PressLLM llm, int index, @Nullable Object value) {
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
      parameter("top_p", DOUBLE.atLeast("0").atMost("1"))
          .orDefault("1.0")
          .describedAs("share of the probability mass that is sampled from"),
      parameter("top_k", INT.above("0"))
          .orNull()
          .describedAs("number of the likeliest tokens that are sampled from"),
      parameter("max_new_tokens", INT.above("0"))
          .orDefault("128")
          .describedAs("upper bound on the tokens of one generation"),
      parameter("frequency_penalty", DOUBLE.atLeast("-2").atMost("2"))
          .orDefault("0")
          .describedAs("lowers the odds of tokens by how often they came up"),
      parameter("presence_penalty", DOUBLE.atLeast("-2").atMost("2"))
          .orDefault("0")
          .describedAs("lowers the odds of tokens that came up at all"),
      parameter("stop", listOf(STRING).size(0, 4))
          .orNull()
          .describedAs("sequences at which a generation ends"),
      parameter("seed", LONG)
          .orNull()
          .describedAs("makes sampling repeatable as far as the provider can"),
      parameter("logprobs", BOOLEAN)
          .orDefault("false")
          .describedAs("whether the answer carries log probabilities"),
      parameter("layout", enumOf("Layout", PressLLM.Layout.values()))
          .orDefault("text")
          .describedAs("how the answer is laid out"),
      parameter("logit_bias", mapOf(DOUBLE))
          .orNull()
          .describedAs("what is added to the logits of tokens, by token"),
      parameter("user", STRING)
          .orNull()
          .notIdentity()
          .describedAs("who asks, for the provider's watch on abuse"),
    };
  }

  @Override
  public PressLLMKwargs kwargs(@Nullable Object[] values) {
    return new PressLLMKwargs((Double) values[0], (Double) values[1], (Integer) values[2],
        (Integer) values[3], (Double) values[4], (Double) values[5], (List<String>) values[6],
        (Long) values[7], (Boolean) values[8], (PressLLM.Layout) values[9],
        (Map<String, Double>) values[10], (String) values[11]);
  }

  @Override
  public Set<Capability> capabilities() {
    return Collections.unmodifiableSet(EnumSet.of(Capability.LOGPROBS));
  }

  @Override
  public PressLLM create() {
    return new PressLLM();
  }

  @Override
  public PressLLMSerializer serializer() {
    return PressLLMSerializer.INSTANCE;
  }
}
