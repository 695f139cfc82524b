package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.net.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class More extends AsyncLLM {
  /** How it sounds. */
  enum Style { PLAIN, ORNATE }

  /** How warm (default 1). */
  @RuntimeParam(defaultValue = "1.0") double a;

  /** How warm (default 0.7). */
  @RuntimeParam(defaultValue = "1.0") double b; //! warning at "1.0": the text of b says that the default is 0.7, but it is 1.0 [retort:doc-default]

  /** How warm. Default: 1e0. */
  @RuntimeParam(defaultValue = "1") double c;

  /** Defaults to {@code false}. */
  @RuntimeParam(defaultValue = "true") boolean d; //! warning at "true": the text of d says that the default is false, but it is true [retort:doc-default]

  /** Default to "x y". */
  @RuntimeParam(defaultValue = "x") String e; //! warning at "x": the text of e says that the default is x y, but it is x [retort:doc-default]

  /** Defaults to the usual one. */
  @RuntimeParam(defaultValue = "x") String g;

  /** The default voice. */
  @RuntimeParam(defaultValue = "alloy") String h;

  /** Name of the model; defaults to gpt-4. */
  @RuntimeParam(defaultValue = "gpt-5") String i; //! warning at "gpt-5": the text of i says that the default is gpt-4, but it is gpt-5 [retort:doc-default]

  /** Defaults to 2 minutes. */
  @RuntimeParam(defaultValue = "120s") Duration j;

  /** Defaults to 2 s. */
  @RuntimeParam(defaultValue = "120s") Duration k; //! warning at "120s": the text of k says that the default is 2 s, but it is 120s [retort:doc-default]

  /** Defaults to plain. */
  @RuntimeParam(defaultValue = "ornate") Style l; //! warning at "ornate": the text of l says that the default is plain, but it is ornate [retort:doc-default]

  /** Defaults to ornate. */
  @RuntimeParam(defaultValue = "ORNATE") Style m;

  /** What the server does by default, 5. */
  @RuntimeParam @Nullable Integer n;

  /** Defaults to 5. */
  @RuntimeParam int o; //! warning at @RuntimeParam: the text of o says that the default is 5, but there is none [retort:doc-default]

  /** Defaults to an empty list. */
  @RuntimeParam(defaultValue = "[]") List<String> p;

  /** Default 10_000. */
  @RuntimeParam(defaultValue = "10000") int q;

  /** Defaults to 100ms. */
  @RuntimeParam(defaultValue = "PT0.1S") Duration r;

  /** Sampling; the default of the vendor is 3. */
  @RuntimeParam(defaultValue = "4") int s;

  /** Text before (default: none). */
  @RuntimeParam(defaultValue = "") String t;

  /** Root of the API (default https://a.example/v1). */
  @RuntimeParam(defaultValue = "https://a.example/v2") URI u; //! warning at "https://a.example/v2": the text of u says that the default is https://a.example/v1, but it is https://a.example/v2 [retort:doc-default]

  /** Default: -1, no limit */
  @RuntimeParam(defaultValue = "-1") int v;

  /** One of several; default 1 each. */
  @RuntimeParam(defaultValue = "2") int w; //! warning at "2": the text of w says that the default is 1, but it is 2 [retort:doc-default]

  /** Defaults to 1,000. */
  @RuntimeParam(defaultValue = "1000") int x;

  /** Defaults to 10,000 tokens. */
  @RuntimeParam(defaultValue = "1000") int y; //! warning at "1000": the text of y says that the default is 10,000, but it is 1000 [retort:doc-default]

  /** Defaults to 1,5. */
  @RuntimeParam(defaultValue = "1") int z;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
