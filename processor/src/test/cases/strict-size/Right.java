package com.acme;

import dev.retort.annotation.*;
import java.util.*;

/** Around it. */
class Right {
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

  // region right
  /** The tenth level of what is asked for. */
  record L10(List<Integer> last) {}
  // endregion

  /** The top. */
  @StructuredType
  record L1(L2 next) {}
}
