package com.acme;

import dev.retort.annotation.*;

// region right
/** A person. */
@StructuredType
record Right(String name) {}
// endregion
