package com.acme;

// region taken
/** Builds something else. */
public class WrongBuilder {}
// endregion
