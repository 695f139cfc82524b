package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
@Preset(name = "max_concurrency", defaultValue = "8") //! error at @Preset: configs without "max_concurrency" mean 8 now, not 64; write defaultValue = "64" in its @Preset; to change what they mean, write in com.acme.More.txt: parameter max_concurrency int above=0 default=8 [retort:contract-default]
public class More extends AsyncLLM {
  /** It had none. */
  @RuntimeParam(defaultValue = "1") @Nullable Integer a; //! error at @RuntimeParam: configs without "a" mean 1 now, not no value; drop the defaultValue; to change what they mean, write in com.acme.More.txt: parameter a int nullable default=1 [retort:contract-default]

  /** It has none. */
  @RuntimeParam @Nullable String b; //! error at @RuntimeParam: configs without "b" mean no value now, not "say \"b\""; write defaultValue = "say \"b\""; to change what they mean, write in com.acme.More.txt: parameter b string nullable [retort:contract-default]

  /** Other items. */
  @RuntimeParam(defaultValue = "[\"a\", \"b\"]") List<String> c; //! error at @RuntimeParam: configs without "c" mean ["a","b"] now, not ["a"]; write defaultValue = "[\"a\"]"; to change what they mean, write in com.acme.More.txt: parameter c list default=["a","b"] [retort:contract-default]

  /** Another variable. */
  @RuntimeParam(env = "ACME_MODEL") String d; //! error at @RuntimeParam: configs without "d" mean what ACME_MODEL says now, not what ACME_NAME says; write env = "ACME_NAME"; to change what they mean, write in com.acme.More.txt: parameter d string env=ACME_MODEL [retort:contract-default]

  /** The same, written otherwise. */
  @RuntimeParam(defaultValue = "{\"x\": 1.0}") Map<String, Double> e;

  /** It had to be given. */
  @RuntimeParam(defaultValue = "1") int f;

  /** JSON in quotes. */
  @RuntimeParam(defaultValue = "\"b\"") JsonValue g; //! error at @RuntimeParam: configs without "g" mean "b" now, not "a"; write defaultValue = "\"a\""; to change what they mean, write in com.acme.More.txt: parameter g json default="b" [retort:contract-default]

  /** A duration, which has a unit in source. */
  @RuntimeParam(defaultValue = "5s") java.time.Duration h; //! error at @RuntimeParam: configs without "h" mean 5 now, not 0.5; write defaultValue = "0.5s"; to change what they mean, write in com.acme.More.txt: parameter h duration default=5 [retort:contract-default]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
