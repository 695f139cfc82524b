/** A hand-written picture of what the processor writes, for tests of the runtime. */
@NullMarked
package com.acme;

import org.jspecify.annotations.NullMarked;
