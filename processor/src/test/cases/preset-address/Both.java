package com.acme;

import dev.retort.annotation.*;

/** Neither variable is its own. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://b.example") //! warning at "base_url": A_URL goes before the preset of "base_url" and would send the credentials of Both elsewhere; name a variable of its own: env = "..." [retort:preset-address] //! warning at "base_url": the preset of "base_url" would send A_KEY, the variable of "api_key", to another server; name one of its own: @Preset(name = "api_key", env = "...") [retort:preset-credential]
public class Both extends Base {}
