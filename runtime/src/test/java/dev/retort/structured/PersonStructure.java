package dev.retort.structured;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** As the processor writes it. */
public final class PersonStructure extends Structure<Person> {
  public static final PersonStructure INSTANCE = new PersonStructure();

  private static final Names PERSON = Names.of(new long[] {0b1011}, "name", "age", "email", "tags");

  private PersonStructure() {
    super(Person.class);
  }

  @Override
  public String schema() {
    return "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"Person\",\"type\":\"object\","
        + "\"properties\":{\"name\":{\"type\":\"string\"},\"age\":{\"type\":\"integer\"},"
        + "\"email\":{\"type\":[\"string\",\"null\"]},\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}},"
        + "\"required\":[\"name\",\"age\",\"tags\"],\"additionalProperties\":false}";
  }

  @Override
  public String strictSchema() {
    return "{\"title\":\"Person\",\"type\":\"object\","
        + "\"properties\":{\"name\":{\"type\":\"string\"},\"age\":{\"type\":\"integer\"},"
        + "\"email\":{\"type\":[\"string\",\"null\"]},\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}},"
        + "\"required\":[\"name\",\"age\",\"email\",\"tags\"],\"additionalProperties\":false}";
  }

  @Override
  protected Person read(StructureReader in) {
    String v0 = null;
    int v1 = 0;
    String v2 = null;
    List<String> v3 = null;
    long seen = 0;
    int name = -1;
    while ((name = in.next(PERSON, name)) >= 0) {
      seen = in.once(PERSON, name, seen);
      switch (name) {
        case 0 -> v0 = in.string();
        case 1 -> v1 = in.intValue();
        case 2 -> v2 = in.isNull() ? null : in.string();
        default -> v3 = list(in);
      }
    }
    in.complete(PERSON, 0, seen);
    return new Person(v0, v1, v2, v3);
  }

  private static List<String> list(StructureReader in) {
    List<String> items = new ArrayList<>();
    while (in.item(items.isEmpty())) {
      items.add(in.string());
    }
    return Collections.unmodifiableList(items);
  }
}
