package com.acme.nasty;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.structured.Names;
import dev.retort.structured.Structure;
import dev.retort.structured.StructureReader;

/** What is asked for, and how it is read, as {@link Order.Empty}. */
@GeneratedBy("dev.retort.processor")
public final class Order_EmptyStructure extends Structure<Order.Empty> {
  public static final Order_EmptyStructure INSTANCE = new Order_EmptyStructure();

  private static final Names EMPTY_NAMES = Names.of(new long[] {0x0L});

  private Order_EmptyStructure() {
    super(Order.Empty.class);
  }

  @Override
  public java.lang.String schema() {
    return "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"Order.Empty\",\"description\":\"Nothing.\",\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}";
  }

  @Override
  public java.lang.String strictSchema() {
    return "{\"description\":\"Nothing.\",\"type\":\"object\",\"properties\":{},\"required\":[],\"additionalProperties\":false}";
  }

  @Override
  protected Order.Empty read(StructureReader json) {
    return readEmpty(json);
  }

  private static Order.Empty readEmpty(StructureReader json) {
    long seen0 = 0;
    int field = json.next(EMPTY_NAMES, -1);
    json.complete(EMPTY_NAMES, 0, seen0);
    return new Order.Empty();
  }
}
