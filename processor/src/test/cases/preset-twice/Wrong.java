package com.acme;

import dev.retort.annotation.*;

// region wrong
/** Changes defaults. */
@LLMType
@Preset(name = "heat", defaultValue = "1")
@Preset(name = "heat", defaultValue = "2") //! error at "heat": the preset of "heat" is given twice; drop one [retort:preset-twice]
public class Wrong extends Base {}
// endregion
