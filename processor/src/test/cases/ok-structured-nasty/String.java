package com.acme.nasty;

/** Hides a well-known name. */
public class String {
  /** For nobody. */
  String() {}
}
