package com.acme;

import dev.retort.annotation.*;

/** Around it. */
class Wrong { //! ecj warning at Wrong: in com.acme.Wrong.Person.age: defaultValue says nothing in an answer, which holds what the model writes and nothing else; drop it [retort:structured-silent]
  // region wrong
  /** A person. */
  @StructuredType
  record Person(@RuntimeParam(defaultValue = "0") int age) {} //! javac warning at "0": defaultValue says nothing in an answer, which holds what the model writes and nothing else; drop it [retort:structured-silent]
  // endregion
}
