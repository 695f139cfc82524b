package com.acme.people;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.structured.Names;
import dev.retort.structured.Structure;
import dev.retort.structured.StructureReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is asked for, and how it is read, as {@link Person}. */
@GeneratedBy("dev.retort.processor")
public final class PersonStructure extends Structure<Person> {
  public static final PersonStructure INSTANCE = new PersonStructure();

  private static final Names PERSON_NAMES = Names.of(new long[] {0xbL}, "name", "age", "email",
      "nick_names");

  private PersonStructure() {
    super(Person.class);
  }

  @Override
  public String schema() {
    return "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"Person\",\"description\":\"A person that a text tells of.\",\"type\":\"object\",\"properties\":{\"name\":{\"description\":\"as the text has it\",\"type\":\"string\"},\"age\":{\"description\":\"in years\",\"type\":\"integer\",\"minimum\":0,\"maximum\":150},\"email\":{\"description\":\"where the text gives one\",\"type\":[\"string\",\"null\"]},\"nick_names\":{\"description\":\"what friends say\",\"type\":\"array\",\"items\":{\"type\":\"string\"}}},\"required\":[\"name\",\"age\",\"nick_names\"],\"additionalProperties\":false}";
  }

  @Override
  public String strictSchema() {
    return "{\"description\":\"A person that a text tells of.\",\"type\":\"object\",\"properties\":{\"name\":{\"description\":\"as the text has it\",\"type\":\"string\"},\"age\":{\"description\":\"in years (must be at least 0; must be at most 150)\",\"type\":\"integer\"},\"email\":{\"description\":\"where the text gives one\",\"type\":[\"string\",\"null\"]},\"nick_names\":{\"description\":\"what friends say\",\"type\":\"array\",\"items\":{\"type\":\"string\"}}},\"required\":[\"name\",\"age\",\"email\",\"nick_names\"],\"additionalProperties\":false}";
  }

  @Override
  protected Person read(StructureReader json) {
    return readPerson(json);
  }

  private static List<String> readList(StructureReader json) {
    List<String> items = new ArrayList<>();
    for (boolean more = json.item(true); more; more = json.item(false)) {
      items.add(json.string());
    }
    return Collections.unmodifiableList(items);
  }

  private static Person readPerson(StructureReader json) {
    String v0 = null;
    int v1 = 0;
    String v2 = null;
    List<String> v3 = null;
    long seen0 = 0;
    int field = json.next(PERSON_NAMES, -1);
    while (field >= 0) {
      seen0 = json.once(PERSON_NAMES, field, seen0);
      switch (field) {
        case 0 -> v0 = json.string();
        case 1 -> v1 = json.intValue();
        case 2 -> v2 = json.isNull() ? null : json.string();
        default -> v3 = readList(json);
      }
      field = json.next(PERSON_NAMES, field);
    }
    json.complete(PERSON_NAMES, 0, seen0);
    return new Person(v0, v1, v2, v3);
  }
}
