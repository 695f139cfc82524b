package com.acme;

import dev.retort.annotation.*;
import jakarta.validation.constraints.*;

// region right
/** An article. */
@StructuredType
record Right(@Pattern(regexp = "[A-Z]+") String code) {}
// endregion
