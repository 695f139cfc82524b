package com.acme;

import dev.retort.annotation.*;

// region right
/**
 * Settings of a model.
 *
 * @param window how much it sees
 */
public record Right(@RuntimeParam int window) {}
// endregion
