/** Types that users declare: what extends a class of another package. */
@NullMarked
package com.acme.kinds.child;

import org.jspecify.annotations.NullMarked;
