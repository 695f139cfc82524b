package com.acme;

import dev.retort.annotation.*;

// region wrong
/** A model. */
@LLMType //! error at @LLMType: Wrong is an interface; only a class can be declared, so make it one [retort:not-a-class]
public interface Wrong {}
// endregion
