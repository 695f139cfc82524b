package com.acme;

import dev.retort.annotation.*;
import jakarta.validation.constraints.*;
import java.util.*;

/** Several. */
class More { //! ecj error at More: in com.acme.More.Articles.codes: no JSON Schema can say the pattern "[a-z]+": ECMAScript has no such flags; check it in the constructor of the record [retort:structured-pattern] //! ecj error at More: in com.acme.More.Articles.more: no JSON Schema can say the pattern "(?=x)": Java and ECMAScript do not read it alike; check it in the constructor of the record [retort:structured-pattern]
  /** Articles. */
  @StructuredType(strict = false)
  record Articles(
      List<@Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE) String> codes, //! javac error at codes: no JSON Schema can say the pattern "[a-z]+": ECMAScript has no such flags; check it in the constructor of the record [retort:structured-pattern]
      Optional<Map<String, @Pattern(regexp = "(?=x)") String>> more) {} //! javac error at more: no JSON Schema can say the pattern "(?=x)": Java and ECMAScript do not read it alike; check it in the constructor of the record [retort:structured-pattern]
}
