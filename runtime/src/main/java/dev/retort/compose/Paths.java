package dev.retort.compose;

import dev.retort.llm.LLM;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The LLMs of a list by where they stand, as runtime parameters name it. */
final class Paths {
  private Paths() {}

  /** Such as {@code llms.0}. */
  static Map<String, LLM> of(String attribute, List<LLM> llms) {
    Map<String, LLM> paths = new LinkedHashMap<>();
    for (int i = 0; i < llms.size(); i++) {
      paths.put(attribute + "." + i, llms.get(i));
    }
    return paths;
  }
}
