package com.acme;

import dev.retort.annotation.*;
import java.util.*;

/** Around it. */
class Wrong { //! ecj error at Wrong: in com.acme.Wrong.L10.next: providers enforce at most 10 levels of objects; L11 is one below; say strict = false, or ask for less at once [retort:strict-size]
  /** Level 2. */
  record L2(L3 next) {}

  /** Level 3. */
  record L3(L4 next) {}

  /** Level 4. */
  record L4(L5 next) {}

  /** Level 5. */
  record L5(L6 next) {}

  /** Level 6. */
  record L6(L7 next) {}

  /** Level 7. */
  record L7(L8 next) {}

  /** Level 8. */
  record L8(L9 next) {}

  /** Level 9. */
  record L9(L10 next) {}

  // region wrong
  /** The tenth level of what is asked for. */
  record L10(List<L11> next) {} //! javac error at next: providers enforce at most 10 levels of objects; L11 is one below; say strict = false, or ask for less at once [retort:strict-size]

  /** The eleventh. */
  record L11(int last) {}
  // endregion

  /** The top. */
  @StructuredType
  record L1(L2 next) {}
}
