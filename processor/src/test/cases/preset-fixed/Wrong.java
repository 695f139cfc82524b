package com.acme;

import dev.retort.annotation.*;

// region wrong
/** Changes defaults. */
@LLMType
@Preset(name = "generation_kwargs", defaultValue = "{\"heat\": 2}") //! error at "generation_kwargs": "generation_kwargs" has no default of its own; preset the kwargs in it by their names [retort:preset-fixed]
public class Wrong extends Base {}
// endregion
