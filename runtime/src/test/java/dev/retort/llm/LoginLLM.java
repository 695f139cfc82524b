package dev.retort.llm;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An LLM whose credentials stand in records. */
@LLMType
class LoginLLM extends NativeLLM {
  /**
   * Who asks.
   *
   * @param user name
   * @param password of the user
   */
  record Login(String user, Secret password) {}

  /** Those who ask. */
  @RuntimeParam(identity = false)
  @Nullable List<Login> logins;
}
