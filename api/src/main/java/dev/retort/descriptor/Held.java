package dev.retort.descriptor;

import java.util.Objects;

/**
 * An LLM that an object in a pipeline file holds.
 *
 * @param attribute wire name of the attribute that holds it
 * @param index its place in a list, from 0; -1 where the attribute holds one LLM alone
 * @param llm the LLM
 */
public record Held(String attribute, int index, Placed llm) {
  public Held {
    Objects.requireNonNull(attribute, "attribute");
    Objects.requireNonNull(llm, "llm");
  }
}
