package com.acme;

import dev.retort.annotation.*;

// region wrong
/** Models of another vendor. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://b.example", env = "B_URL") //! warning at "base_url": the preset of "base_url" would send A_KEY, the variable of "api_key", to another server; name one of its own: @Preset(name = "api_key", env = "...") [retort:preset-credential]
public class Wrong extends Base {}
// endregion
