package dev.retort.llm;

import dev.retort.descriptor.Capability;

/**
 * Something was asked of an LLM that it cannot do. It is thrown before anything is called; the
 * message names the capability, the class and the interface that is missing.
 */
public final class UnsupportedCapabilityException extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  private final Capability capability;

  /** The class lacks the interface of the capability; more is said after that. */
  UnsupportedCapabilityException(Class<?> llm, Capability capability, String more) {
    this(llm.getSimpleName(), capability, more);
  }

  /** The same for the simple name of a class. */
  UnsupportedCapabilityException(String llm, Capability capability, String more) {
    this(
        capability,
        words(capability)
            + " is not supported by "
            + llm
            + ": it does not implement "
            + interfaceName(capability)
            + more);
  }

  private UnsupportedCapabilityException(Capability capability, String message) {
    super(message);
    this.capability = capability;
  }

  /** Offline batches of inputs that are not all known when they are submitted. */
  static UnsupportedCapabilityException endless(Class<?> llm) {
    return new UnsupportedCapabilityException(
        Capability.OFFLINE_BATCH,
        "offline batch generation takes a list of inputs, not a stream of them: call"
            + " generateOutputs of this "
            + llm.getSimpleName()
            + " with a list, or set use_offline_batch_generation to false");
  }

  /** Text of an encoder. */
  static UnsupportedCapabilityException encoder(String llm) {
    return new UnsupportedCapabilityException(
        Capability.HIDDEN_STATES_ONLY,
        llm
            + " is an encoder, which generates no text; it gives hidden states, which the step"
            + " EmbeddingGeneration turns into embeddings");
  }

  /** What those have not that stand in for others. */
  static UnsupportedCapabilityException standIn(Class<?> llm, Capability capability) {
    return new UnsupportedCapabilityException(
        capability,
        words(capability)
            + " is not supported by "
            + llm.getSimpleName()
            + ": it answers calls alone; use a server on the loopback address to test the rest");
  }

  /**
   * What was asked for.
   *
   * @return the capability; {@code HIDDEN_STATES_ONLY} where text was asked of an encoder
   */
  public Capability capability() {
    return capability;
  }

  private static String words(Capability capability) {
    return switch (capability) {
      case OFFLINE_BATCH -> "offline batch generation";
      case HIDDEN_STATES, HIDDEN_STATES_ONLY -> "reading hidden states";
      case STRUCTURED_OUTPUT -> "structured output";
      case LOGPROBS -> "returning log probabilities";
      case IMAGES -> "reading images";
    };
  }

  private static String interfaceName(Capability capability) {
    return switch (capability) {
      case OFFLINE_BATCH -> "SupportsOfflineBatch";
      case HIDDEN_STATES, HIDDEN_STATES_ONLY -> "SupportsHiddenStates";
      case STRUCTURED_OUTPUT -> "SupportsStructuredOutput";
      case LOGPROBS -> "SupportsLogprobs";
      case IMAGES -> "SupportsImages";
    };
  }
}
