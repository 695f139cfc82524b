package com.acme;

import dev.retort.annotation.*;

/** Extends one that waits. */
@LLMType
class Child extends Wrong {} //! error at Child: Child cannot be read: the type Missing is missing; if another annotation processor should have made it, that processor failed or was not run [retort:missing-type]
