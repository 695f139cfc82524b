/** An LLM and steps as users declare them, for tests of pipelines. */
@NullMarked
package com.acme.steps;

import org.jspecify.annotations.NullMarked;
