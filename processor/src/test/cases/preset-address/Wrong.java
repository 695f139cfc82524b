package com.acme;

import dev.retort.annotation.*;

// region wrong
/** Models of another vendor. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://b.example") //! warning at "base_url": A_URL goes before the preset of "base_url" and would send the credentials of Wrong elsewhere; name a variable of its own: env = "..." [retort:preset-address]
@Preset(name = "api_key", env = "B_KEY")
public class Wrong extends Base {}
// endregion
