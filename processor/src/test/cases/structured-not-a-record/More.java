package com.acme;

import dev.retort.annotation.*;

/** Several. */
class More {
  /** A choice. */
  @StructuredType //! error at @StructuredType: @StructuredType is for records; Choice is an interface: make it a record [retort:structured-not-a-record]
  sealed interface Choice permits One {}

  /** The only one. */
  record One() implements Choice {}

  /** A colour. */
  @StructuredType //! error at @StructuredType: @StructuredType is for records; Colour is an enum: make it a record [retort:structured-not-a-record]
  enum Colour {
    RED
  }
}
