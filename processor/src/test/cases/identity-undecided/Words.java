package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.time.*;

/** A model. */
@LLMType
public class Words extends AsyncLLM {
  /** What it is. */
  @RuntimeParam Duration readTimeout; //! warning at @RuntimeParam: does "read_timeout" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @RuntimeParam int maxRetry; //! warning at @RuntimeParam: does "max_retry" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @RuntimeParam int retries; //! warning at @RuntimeParam: does "retries" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @Attribute int concurrency; //! warning at @Attribute: does "concurrency" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @RuntimeParam int concurrentCalls; //! warning at @RuntimeParam: does "concurrent_calls" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @RuntimeParam boolean parallel; //! warning at @RuntimeParam: does "parallel" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @RuntimeParam boolean logRequests; //! warning at @RuntimeParam: does "log_requests" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @RuntimeParam boolean logging; //! warning at @RuntimeParam: does "logging" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @RuntimeParam boolean verbose; //! warning at @RuntimeParam: does "verbose" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @RuntimeParam boolean showProgress; //! warning at @RuntimeParam: does "show_progress" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @Attribute(name = "cache") String store; //! warning at @Attribute: does "cache" change the answer? say identity = true, or identity = false to keep it out of cache keys [retort:identity-undecided]

  /** What it is. */
  @RuntimeParam(identity = true) boolean cached;

  /** What it is. */
  @RuntimeParam boolean logprobs;

  /** What it is. */
  @RuntimeParam(identity = true) int cacheSize;

  /** What it is. */
  @RuntimeParam int timeouts;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
