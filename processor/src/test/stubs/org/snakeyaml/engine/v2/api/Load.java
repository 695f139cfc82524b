package org.snakeyaml.engine.v2.api;

public interface Load {}
