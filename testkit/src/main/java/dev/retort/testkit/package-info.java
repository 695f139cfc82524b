/** What the author of a provider tests it with: conformance tests, cassettes and fakes. */
@NullMarked
package dev.retort.testkit;

import org.jspecify.annotations.NullMarked;
