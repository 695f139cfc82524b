/** Configs of declared types as JSON and YAML: reading, checking, writing. */
@NullMarked
package dev.retort.config;

import org.jspecify.annotations.NullMarked;
