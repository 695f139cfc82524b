package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.TypeInfo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of an LLM as a {@link GenerationListener} is told of it: what is asked, of which model.
 * All events of a call carry the same object, which is equal to no other, so that a listener may
 * keep what it knows of the call in a map. Immutable.
 */
public final class GenerationCall {
  private final LLMDescriptor<?> descriptor;
  private final String model;
  private final @Nullable URI server;
  private final Kwargs kwargs;
  private final Input input;
  private final int numGenerations;

  GenerationCall(
      LLMDescriptor<?> descriptor,
      String model,
      @Nullable URI server,
      Kwargs kwargs,
      Input input,
      int numGenerations) {
    this.descriptor = descriptor;
    this.model = model;
    this.server = server;
    this.kwargs = kwargs;
    this.input = input;
    this.numGenerations = numGenerations;
  }

  /**
   * The type of the LLM.
   *
   * @return the name by which config files call it
   */
  public TypeInfo type() {
    return descriptor.typeInfo();
  }

  /**
   * The model that is asked.
   *
   * @return what {@link LLM#modelName()} said when the call began
   */
  public String model() {
    return model;
  }

  /**
   * The server that is asked: scheme, host and port of the LLM's {@code base_url}, without what
   * else an address may hold.
   *
   * @return an address with a host; its port is -1 where the scheme's is meant; null if the LLM has
   *     no {@code base_url}
   */
  public @Nullable URI server() {
    return server;
  }

  /**
   * What is asked. It holds whatever the data holds: think before writing it anywhere.
   *
   * @return the messages
   */
  public Input input() {
    return input;
  }

  /**
   * How many generations the call asks for.
   *
   * @return at least 1
   */
  public int numGenerations() {
    return numGenerations;
  }

  /**
   * A generation kwarg that is in force for the call.
   *
   * @param name its wire name, such as {@code temperature}
   * @return the value; null if it is not set, or the LLM has no such kwarg
   */
  public @Nullable Object kwarg(String name) {
    List<ParamDescriptor> declared = descriptor.generationKwargs();
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i).name().equals(name)) {
        return kwargs.get(i);
      }
    }
    return null;
  }
}
