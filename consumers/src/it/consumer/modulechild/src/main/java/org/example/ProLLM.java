package org.example;

import com.acme.AcmeLLM;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;
import dev.retort.annotation.RuntimeParam;
import jakarta.validation.constraints.Positive;

/** Acme's models on a contract of our own. */
@LLMType
@Preset(name = "model", defaultValue = "acme-pro")
@Preset(name = "max_new_tokens", defaultValue = "512")
public class ProLLM extends AcmeLLM {
  /** Who pays. */
  @RuntimeParam(defaultValue = "1")
  @Positive
  int account;

  /** For the generated builder. */
  public ProLLM() {}
}
