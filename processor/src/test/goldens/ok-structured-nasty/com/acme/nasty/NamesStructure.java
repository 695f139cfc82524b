package com.acme.nasty;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.structured.Constants;
import dev.retort.structured.Structure;
import dev.retort.structured.StructureReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is asked for, and how it is read, as {@link Names}. */
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"deprecation", "removal"})
public final class NamesStructure extends Structure<Names> {
  public static final NamesStructure INSTANCE = new NamesStructure();

  private static final Constants<Names.Structure> STRUCTURE_CONSTANTS = Constants.of(Names.Structure.values());

  private static final dev.retort.structured.Names OLD_NAMES = dev.retort.structured.Names.of(new long[] {0x1L},
      "java");

  private static final dev.retort.structured.Names NAMES_NAMES = dev.retort.structured.Names.of(new long[] {0x3fL},
      "in", "json", "field", "seen0", "v0", "hash_codes");

  private NamesStructure() {
    super(Names.class);
  }

  @Override
  public java.lang.String schema() {
    return "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"Names\",\"description\":\"Named like what the generated code uses.\",\"type\":\"object\",\"properties\":{\"in\":{\"description\":\"this\",\"type\":\"integer\"},\"json\":{\"description\":\"that\",\"type\":\"string\"},\"field\":{\"description\":\"more\",\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"one\"]}},\"seen0\":{\"description\":\"even more\",\"type\":\"boolean\"},\"v0\":{\"description\":\"again\",\"type\":\"object\",\"properties\":{\"java\":{\"type\":\"string\"}},\"required\":[\"java\"],\"additionalProperties\":false},\"hash_codes\":{\"description\":\"the last\",\"type\":\"integer\"}},\"required\":[\"in\",\"json\",\"field\",\"seen0\",\"v0\",\"hash_codes\"],\"additionalProperties\":false}";
  }

  @Override
  public java.lang.String strictSchema() {
    return "{\"description\":\"Named like what the generated code uses.\",\"type\":\"object\",\"properties\":{\"in\":{\"description\":\"this\",\"type\":\"integer\"},\"json\":{\"description\":\"that\",\"type\":\"string\"},\"field\":{\"description\":\"more\",\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"one\"]}},\"seen0\":{\"description\":\"even more\",\"type\":\"boolean\"},\"v0\":{\"description\":\"again\",\"type\":\"object\",\"properties\":{\"java\":{\"type\":\"string\"}},\"required\":[\"java\"],\"additionalProperties\":false},\"hash_codes\":{\"description\":\"the last\",\"type\":\"integer\"}},\"required\":[\"in\",\"json\",\"field\",\"seen0\",\"v0\",\"hash_codes\"],\"additionalProperties\":false}";
  }

  @Override
  protected Names read(StructureReader json) {
    return readNames(json);
  }

  private static List<Names.Structure> readList(StructureReader json) {
    List<Names.Structure> items = new ArrayList<>();
    for (boolean more = json.item(true); more; more = json.item(false)) {
      items.add(json.constant(STRUCTURE_CONSTANTS));
    }
    return Collections.unmodifiableList(items);
  }

  private static Names.Old readOld(StructureReader json) {
    java.lang.String v0 = null;
    long seen0 = 0;
    int field = json.next(OLD_NAMES, -1);
    while (field >= 0) {
      seen0 = json.once(OLD_NAMES, field, seen0);
      switch (field) {
        default -> v0 = json.string();
      }
      field = json.next(OLD_NAMES, field);
    }
    json.complete(OLD_NAMES, 0, seen0);
    return new Names.Old(v0);
  }

  private static Names readNames(StructureReader json) {
    int v0 = 0;
    java.lang.String v1 = null;
    List<Names.Structure> v2 = null;
    boolean v3 = false;
    Names.Old v4 = null;
    long v5 = 0;
    long seen0 = 0;
    int field = json.next(NAMES_NAMES, -1);
    while (field >= 0) {
      seen0 = json.once(NAMES_NAMES, field, seen0);
      switch (field) {
        case 0 -> v0 = json.intValue();
        case 1 -> v1 = json.string();
        case 2 -> v2 = readList(json);
        case 3 -> v3 = json.bool();
        case 4 -> v4 = readOld(json);
        default -> v5 = json.longValue();
      }
      field = json.next(NAMES_NAMES, field);
    }
    json.complete(NAMES_NAMES, 0, seen0);
    return new Names(v0, v1, v2, v3, v4, v5);
  }
}
