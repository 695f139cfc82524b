package com.acme;

import dev.retort.annotation.*;

/** Extends what is not there. */
@LLMType
class Parent extends Nowhere {} //! error at Parent: Parent cannot be read: the type Nowhere is missing; if another annotation processor should have made it, that processor failed or was not run [retort:missing-type]
