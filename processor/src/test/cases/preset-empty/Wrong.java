package com.acme;

import dev.retort.annotation.*;

// region wrong
/** Changes defaults. */
@LLMType
@Preset(name = "base_url") //! error at @Preset: a preset needs a defaultValue or an env: give one, or drop it [retort:preset-empty]
public class Wrong extends Base {}
// endregion
