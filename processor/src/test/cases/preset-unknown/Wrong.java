package com.acme;

import dev.retort.annotation.*;

// region wrong
/** Changes defaults. */
@LLMType
@Preset(name = "base_uri", defaultValue = "https://b.example") //! error at "base_uri": Wrong inherits no parameter "base_uri"; did you mean "base_url"? [retort:preset-unknown]
public class Wrong extends Base {}
// endregion
