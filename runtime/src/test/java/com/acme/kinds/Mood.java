package com.acme.kinds;

/** How a model feels. */
public enum Mood {
  CALM,
  VERY_LOUD
}
