package com.acme;

import dev.retort.annotation.*;

// region right
/** Changes defaults. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://b.example")
public class Right extends Base {}
// endregion
