package com.acme;

import dev.retort.annotation.*;

/** What is inherited is what the parent has made of it. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://c.example", env = "C_URL") //! warning at "base_url": the preset of "base_url" would send B_KEY, the variable of "api_key", to another server; name one of its own: @Preset(name = "api_key", env = "...") [retort:preset-credential]
public class Below extends Right {}
