package com.acme;

import dev.retort.annotation.*;

// region wrong
/** A step. */
@StepType //! error at @StepType: @StepType is for subclasses of dev.retort.step.Step or GeneratorStep; Wrong is none [retort:not-a-step]
public class Wrong {}
// endregion
