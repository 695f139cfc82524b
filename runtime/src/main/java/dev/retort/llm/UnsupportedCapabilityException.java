package dev.retort.llm;

import dev.retort.descriptor.Capability;

/** Something was asked of an LLM that it cannot do. */
public final class UnsupportedCapabilityException extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  private final Capability capability;

  UnsupportedCapabilityException(Class<?> llm, Capability capability, String interfaceName) {
    super(
        capability
            + " is not supported by "
            + llm.getSimpleName()
            + ": it does not implement "
            + interfaceName);
    this.capability = capability;
  }

  /**
   * What was asked for.
   *
   * @return the capability
   */
  public Capability capability() {
    return capability;
  }
}
