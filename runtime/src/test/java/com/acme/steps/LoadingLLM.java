package com.acme.steps;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Secret;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Is never ready: its loading fails, or does not end, whoever interrupts it. */
@LLMType
public class LoadingLLM extends AsyncLLM {
  private static final Map<String, CountDownLatch> LOADING = new ConcurrentHashMap<>();

  /** What loading does: {@code fails}, {@code breaks}, or the name of a gate that never opens. */
  @RuntimeParam String gate;

  /** Told by the failure. */
  @RuntimeParam @Nullable Secret apiKey;

  /** Opens when the loading has begun that does not end. */
  public static CountDownLatch begun(String gate) {
    return LOADING.computeIfAbsent(gate, name -> new CountDownLatch(1));
  }

  @Override
  public String modelName() {
    return "loading";
  }

  @Override
  public void load() {
    super.load();
    if (gate.equals("fails")) {
      throw new IllegalStateException(
          "no model here,\nkey " + (apiKey == null ? "" : apiKey.reveal()));
    } else if (gate.equals("refuses")) {
      throw new ConfigException(
          List.of(
              new Problem(
                  "missing-key", Problem.Severity.ERROR, "/api_key", null, "no key", null)));
    } else if (gate.equals("breaks")) {
      throw new NoClassDefFoundError("org/acme/Gone");
    }
    begun(gate).countDown();
    while (true) {
      LockSupport.park();
      Thread.interrupted();
    }
  }

  /** Never called. */
  GenerateOutput generateAsync(Input input) {
    return GenerateOutput.of("");
  }
}
