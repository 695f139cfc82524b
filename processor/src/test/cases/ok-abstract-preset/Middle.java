package com.acme;

import dev.retort.annotation.*;

/** Changes a default and is no model itself. */
@Preset(name = "base_url", defaultValue = "https://b.example")
@Preset(name = "heat", defaultValue = "0.5")
abstract class Middle extends Base {}
