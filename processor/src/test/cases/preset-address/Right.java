package com.acme;

import dev.retort.annotation.*;

// region right
/** Models of another vendor. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://b.example", env = "B_URL")
@Preset(name = "api_key", env = "B_KEY")
public class Right extends Base {}
// endregion
