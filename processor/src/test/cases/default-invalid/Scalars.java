package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.math.*;
import java.net.*;
import java.time.*;
import java.util.*;

/** A model. */
@LLMType
public class Scalars extends AsyncLLM {
  /** How it sounds. */
  enum Style { PLAIN, ORNATE }

  /** What it is. */
  @RuntimeParam(defaultValue = "") int a; //! error at "": the default "" of a is not an integer in digits [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = " 1") int b; //! error at " 1": the default " 1" of b is not an integer in digits [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "1e3") int c; //! error at "1e3": the default "1e3" of c is not an integer in digits [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "2147483648") int d; //! error at "2147483648": the default "2147483648" of d is not an integer from -2147483648 to 2147483647 [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "128") byte e; //! error at "128": the default "128" of e is not an integer from -128 to 127 [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "yes") boolean f; //! error at "yes": the default "yes" of f is not true or false [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "NaN") double g; //! error at "NaN": the default "NaN" of g is not a number [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "1,5") double h; //! error at "1,5": the default "1,5" of h is not a number [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "ab") char i; //! error at "ab": the default "ab" of i is not exactly one character [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "5") Duration j; //! error at "5": the default "5" of j is not a duration such as 30s, 500ms, 2m, 1h or PT30S [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "5 parsecs") Duration k; //! error at "5 parsecs": the default "5 parsecs" of k is not a duration such as 30s, 500ms, 2m, 1h or PT30S [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "not a uri") URI l; //! error at "not a uri": the default "not a uri" of l is not a URI [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "ornat") Style m; //! error at "ornat": the default "ornat" of m is not one of plain, ornate; did you mean "ornate"? [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "Ornate") Style n; //! error at "Ornate": the default "Ornate" of n is not one of plain, ornate; did you mean "ornate"? [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "gaudy") Style o; //! error at "gaudy": the default "gaudy" of o is not one of plain, ornate [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "1e400") double p; //! error at "1e400": the default "1e400" of p is not a number that fits 64 bits [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "0x10") long q; //! error at "0x10": the default "0x10" of q is not an integer in digits [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "1.") BigDecimal r;

  /** What it is. */
  @RuntimeParam(defaultValue = "a\tb\nc") int s; //! error at "a\tb\nc": the default "a\tb\nc" of s is not an integer in digits [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "TRUE") boolean t; //! error at "TRUE": the default "TRUE" of t is not true or false [retort:default-invalid]

  /** What it is. */
  @RuntimeParam(defaultValue = "x") Optional<Integer> u; //! error at "x": the default "x" of u is not an integer in digits [retort:default-invalid]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
