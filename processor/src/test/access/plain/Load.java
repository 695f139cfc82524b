package com.acme;

import dev.retort.annotation.*;
import dev.retort.step.GeneratorStep;

/** Makes rows; nothing of it can be set at run time. */
@StepType
public class Load extends GeneratorStep {
  /** How many. */
  @Attribute int rows;
}
