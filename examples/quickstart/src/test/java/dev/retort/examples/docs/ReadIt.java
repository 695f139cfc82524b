package dev.retort.examples.docs;

import dev.retort.structured.Structure;
import dev.retort.structured.StructureException;
import java.io.PrintStream;

/** Records as answers, for docs/structured-output.md. */
final class ReadIt {
  private static final String ANSWER =
      """
      {"name": "Ada", "age": 36, "email": null,
       "ways": [{"type": "post", "street": "12 St James's Square", "city": "London"}]}
      """;

  private ReadIt() {}

  static void read(PrintStream out) {
    String answer = ANSWER;
    // region read
    Structure<Contact> structure = Structure.of(Contact.class);
    out.println(structure.parse(answer));
    try {
      structure.parse(answer.replace("\"city\"", "\"town\""));
    } catch (StructureException e) {
      out.println(e.getMessage());
    }
    // endregion
  }
}
