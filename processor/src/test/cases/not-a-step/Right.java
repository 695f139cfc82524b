package com.acme;

import dev.retort.annotation.*;
import dev.retort.step.*;

// region right
/** A step. */
@StepType
public class Right extends Step {}
// endregion
