package com.acme;

/** How a model sounds. */
public enum Tone { CALM, LOUD }
