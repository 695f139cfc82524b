/** An LLM as users declare one, and what they do with it. */
@NullMarked
package com.acme;

import org.jspecify.annotations.NullMarked;
