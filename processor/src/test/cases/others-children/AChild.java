package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Is wrong itself. */
@LLMType
@Preset(name = "nothing", env = "X") //! error at "nothing": AChild inherits no parameter "nothing" [retort:preset-unknown]
class AChild extends Base {
  /** What it is. */
  @Attribute(name = "A") int a; //! error at "A": "A" is no wire name: names match [a-z][a-z0-9_]*; did you mean "a"? [retort:name-invalid]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
