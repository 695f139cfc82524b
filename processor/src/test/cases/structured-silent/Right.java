package com.acme;

import dev.retort.annotation.*;
import org.jspecify.annotations.Nullable;

// region right
/** A person. */
@StructuredType
record Right(@Nullable Integer age) {}
// endregion
