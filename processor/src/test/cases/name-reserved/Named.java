package com.acme;

import dev.retort.annotation.*;
import dev.retort.step.*;

/** A step. */
@StepType
class Named extends Step {
  /** What it is called. */
  @RuntimeParam(aliases = "name") String title; //! error at "name": the name "name" is reserved for steps; choose another with name = "..." [retort:name-reserved]
}
