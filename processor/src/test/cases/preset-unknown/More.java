package com.acme;

import dev.retort.annotation.*;

/** Changes defaults. */
@LLMType
@Preset(name = "root", defaultValue = "https://b.example") //! error at "root": More inherits no parameter "root"; did you mean "base_url"? [retort:preset-unknown]
@Preset(name = "Heat", defaultValue = "1") //! error at "Heat": More inherits no parameter "Heat"; did you mean "heat"? [retort:preset-unknown]
@Preset(name = "", env = "X") //! error at "": More inherits no parameter "" [retort:preset-unknown]
@Preset(name = "baseUrl", env = "X") //! error at "baseUrl": More inherits no parameter "baseUrl"; did you mean "base_url"? [retort:preset-unknown]
public class More extends Base {}
