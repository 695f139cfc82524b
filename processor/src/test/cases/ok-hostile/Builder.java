package com.hostile;

/** An enum of a hostile name. */
public enum Builder { ONE, TWO }
