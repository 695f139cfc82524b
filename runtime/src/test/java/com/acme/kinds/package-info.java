/** Types that users declare: every kind of parameter, inheritance, nested LLMs. */
@NullMarked
package com.acme.kinds;

import org.jspecify.annotations.NullMarked;
