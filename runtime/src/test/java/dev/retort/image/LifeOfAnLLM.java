package dev.retort.image;

import com.acme.AcmeLLM;
import com.acme.AcmeLLMBuilder;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.List;
import java.util.Map;

/** Everything that a program does with a declared LLM. */
public final class LifeOfAnLLM implements Runnable {
  private static final String NAMED =
      "{model: acme-1, api_key: {env: PATH}, type_info: {module: %s, name: AcmeLLM}}";

  /** For the loader that watches. */
  public LifeOfAnLLM() {}

  /** What is found by name comes first, while its class is not known yet. */
  @Override
  public void run() {
    LLM read = LLM.fromYaml(String.format(NAMED, "com.acme"));
    LLM.fromYaml(String.format(NAMED, "acme.llms"));
    LLM.fromJson(read.toJson());
    AcmeLLM built = AcmeLLMBuilder.create().model("acme-1").build();
    built.setRuntimeParameters(Map.of("generation_kwargs", Map.of("temperature", 0.2)));
    built.runtimeParametersInfo();
    built.descriptor().schema();
    built.load();
    built.generateOutputs(List.of(Input.of("Hi")), 2);
    built.close();
  }
}
