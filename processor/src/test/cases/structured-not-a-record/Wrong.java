package com.acme;

import dev.retort.annotation.*;

// region wrong
/** A person. */
@StructuredType //! error at @StructuredType: @StructuredType is for records; Wrong is a class: make it a record [retort:structured-not-a-record]
class Wrong {
// endregion
}
