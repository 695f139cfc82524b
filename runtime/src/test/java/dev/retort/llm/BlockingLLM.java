package dev.retort.llm;

import dev.retort.annotation.LLMType;
import java.util.concurrent.Callable;

/** A provider whose method blocks; a test plays it. */
@LLMType
public class BlockingLLM extends AsyncLLM {
  volatile Callable<GenerateOutput> play = () -> GenerateOutput.of("x");

  @Override
  public String modelName() {
    return "blocking-1";
  }

  /** Answers as the test says. */
  GenerateOutput generateAsync(Input input) throws Exception {
    return play.call();
  }
}
