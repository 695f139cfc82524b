package com.acme;

import dev.retort.annotation.*;

// region wrong
/** A model. */
@LLMType //! error at @LLMType: @LLMType is for subclasses of dev.retort.llm.LLM or AsyncLLM; Wrong is none [retort:not-an-llm]
public class Wrong {}
// endregion
