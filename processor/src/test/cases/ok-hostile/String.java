package com.hostile;

/** Hides the one of java.lang. */
public class String {}
