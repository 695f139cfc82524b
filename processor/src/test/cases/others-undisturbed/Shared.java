package com.acme;

/**
 * A range that two models have.
 *
 * @param from where it starts
 * @param bounds not possible
 */
public record Shared(int from, Object bounds) {} //! javac error at bounds: Object cannot stand in a config; use JsonValue [retort:type-unsupported]
