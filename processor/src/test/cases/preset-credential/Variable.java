package com.acme;

import dev.retort.annotation.*;

/** Whoever sets the variable sends the key to where it says. */
@LLMType
@Preset(name = "base_url", env = "OTHER_URL") //! warning at "base_url": the preset of "base_url" would send A_KEY, the variable of "api_key", to another server; name one of its own: @Preset(name = "api_key", env = "...") [retort:preset-credential]
public class Variable extends Base {}
