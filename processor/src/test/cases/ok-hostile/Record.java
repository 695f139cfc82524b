package com.hostile;

/** Hides a well-known name. */
public class Record {}
