package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** What some models have. */
public abstract class Base extends AsyncLLM {
  /** Where it runs. */
  @RuntimeParam String region; //! error at @RuntimeParam: "region" could be left out and must be given now; write @Preset(name = "region", defaultValue = "eu") on Child; to let configs without it break, write in com.acme.Child.txt: parameter region string required [retort:contract-required]

  /** Who pays. */
  @RuntimeParam String account; //! error at @RuntimeParam: "account" is new and must be given, which no config does yet; give it a defaultValue or an env, or make it @Nullable; to let configs without it break, write in com.acme.Child.txt: parameter account string required [retort:contract-required]

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
