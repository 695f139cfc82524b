package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** What it is. */
  @RuntimeParam(name = "") String a; //! error at "": "" is no wire name: names match [a-z][a-z0-9_]* [retort:name-invalid]

  /** What it is. */
  @RuntimeParam(name = "9lives") String b; //! error at "9lives": "9lives" is no wire name: names match [a-z][a-z0-9_]*; did you mean "lives"? [retort:name-invalid]

  /** What it is. */
  @RuntimeParam String $c; //! error at @RuntimeParam: "$c" is no wire name: names match [a-z][a-z0-9_]*; did you mean "c"? [retort:name-invalid]

  /** What it is. */
  @RuntimeParam String grün; //! error at @RuntimeParam: "grün" is no wire name: names match [a-z][a-z0-9_]*; did you mean "grun"? [retort:name-invalid]

  /** What it is. */
  @RuntimeParam(name = "_x") String d; //! error at "_x": "_x" is no wire name: names match [a-z][a-z0-9_]*; did you mean "x"? [retort:name-invalid]

  /** What it is. */
  @RuntimeParam(name = "max" + "-tokens") String e; //! error at "max": "max-tokens" is no wire name: names match [a-z][a-z0-9_]*; did you mean "max_tokens"? [retort:name-invalid]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
