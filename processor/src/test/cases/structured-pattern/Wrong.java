package com.acme;

import dev.retort.annotation.*;
import jakarta.validation.constraints.*;

/** Around it. */
class Wrong { //! ecj error at Wrong: in com.acme.Wrong.Article.code: no JSON Schema can say the pattern "[A-Z]++": Java and ECMAScript do not read it alike; check it in the constructor of the record [retort:structured-pattern]
  // region wrong
  /** An article. */
  @StructuredType
  record Article(@Pattern(regexp = "[A-Z]++") String code) {} //! javac error at code: no JSON Schema can say the pattern "[A-Z]++": Java and ECMAScript do not read it alike; check it in the constructor of the record [retort:structured-pattern]
  // endregion
}
