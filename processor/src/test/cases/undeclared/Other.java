package com.acme;

import dev.retort.annotation.*;
import dev.retort.step.*;

/** A step. */
class Other extends Step { //! error at Other: Other uses Retort's annotations but is not declared; add @StepType, or make it abstract [retort:undeclared]
  /** How many rows. */
  @RuntimeParam(defaultValue = "10") int rows;
}

/** Changes a default. */
@Preset(name = "window", defaultValue = "1")
class Changed extends Right {} //! error at Changed: Changed uses Retort's annotations but is not declared; add @LLMType, or make it abstract [retort:undeclared]
