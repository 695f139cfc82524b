package com.acme.nasty;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.JsonValue;
import dev.retort.structured.Constants;
import dev.retort.structured.Names;
import dev.retort.structured.Structure;
import dev.retort.structured.StructureReader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked for, and how it is read, as {@link Order.Whole}. */
@GeneratedBy("dev.retort.processor")
public final class Order_WholeStructure extends Structure<Order.Whole> {
  public static final Order_WholeStructure INSTANCE = new Order_WholeStructure();

  private static final Constants<Order.State> STATE_CONSTANTS = Constants.of(Order.State.values());

  private static final Names LINE2_NAMES = Names.of(new long[] {0x7fL}, "b", "s", "l", "f", "d",
      "c", "z");

  private static final Names LINE_NAMES = Names.of(new long[] {0x3L}, "sku", "count", "parts");

  private static final Names PAYMENT_KIND_NAMES = Names.of(new long[] {0x0L}, "card",
      "sepa_transfer", "voucher");

  private static final Names KIND_NAMES = Names.of(new long[] {0x0L}, "type");

  private static final Names CARD_NAMES = Names.of(new long[] {0x7L}, "type", "number", "holder");

  private static final Names SEPA_TRANSFER_NAMES = Names.of(new long[] {0x3L}, "type", "iban");

  private static final Names VOUCHER_NAMES = Names.of(new long[] {0x1L}, "type");

  private static final Names CARD_NAMES2 = Names.of(new long[] {0x3L}, "number", "holder");

  private static final Names RARE_NAMES = Names.of(new long[] {0x54L}, "b", "s", "i", "l", "f", "d",
      "c", "z", "state", "payment", "text", "time");

  private static final Names WHOLE_NAMES = Names.of(new long[] {0x7effL}, "id", "class", "tags",
      "total", "took", "link", "file", "open", "nothing", "counts", "deep", "payments", "card",
      "rare", "states");

  private Order_WholeStructure() {
    super(Order.Whole.class);
  }

  @Override
  public java.lang.String schema() {
    return "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"Order.Whole\",\"description\":\"The whole.\",\"type\":\"object\",\"properties\":{\"id\":{\"description\":\"of it\",\"type\":\"string\"},\"class\":{\"description\":\"Wins over Javadoc.\",\"type\":\"string\",\"enum\":[\"new\",\"paid_for\",\"string\"]},\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"\\\\S\"},\"uniqueItems\":true,\"minItems\":1,\"maxItems\":5},\"total\":{\"type\":\"number\",\"exclusiveMinimum\":0.01},\"took\":{\"description\":\"in seconds\",\"type\":\"number\"},\"link\":{\"type\":\"string\",\"format\":\"uri-reference\"},\"file\":{\"type\":\"string\"},\"open\":{},\"nothing\":{},\"counts\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\",\"exclusiveMinimum\":0}},\"deep\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":{\"description\":\"A line of the order.\",\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"string\",\"pattern\":\"\\\\S\"},\"count\":{\"type\":\"integer\",\"exclusiveMinimum\":0},\"parts\":{\"anyOf\":[{\"type\":\"array\",\"items\":{\"description\":\"A line of a line.\",\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"integer\",\"minimum\":-128,\"maximum\":127},\"s\":{\"type\":\"integer\",\"minimum\":-32768,\"maximum\":32767},\"l\":{\"type\":\"integer\"},\"f\":{\"type\":\"number\"},\"d\":{\"type\":\"number\"},\"c\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":1},\"z\":{\"type\":\"boolean\"}},\"required\":[\"b\",\"s\",\"l\",\"f\",\"d\",\"c\",\"z\"],\"additionalProperties\":false},\"minItems\":1,\"maxItems\":3},{\"type\":\"null\"}]}},\"required\":[\"sku\",\"count\"],\"additionalProperties\":false}}}},\"payments\":{\"type\":\"array\",\"items\":{\"description\":\"How it is paid.\",\"oneOf\":[{\"description\":\"By card.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"card\"},\"number\":{\"description\":\"without spaces\",\"type\":\"string\",\"minLength\":0,\"maxLength\":19,\"pattern\":\"^(?:[0-9]{12,19})$\"},\"holder\":{\"description\":\"who signs\",\"type\":\"string\",\"pattern\":\"\\\\S\"}},\"required\":[\"type\",\"number\",\"holder\"],\"additionalProperties\":false},{\"description\":\"Within the euro zone.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"sepa_transfer\"},\"iban\":{\"type\":\"string\",\"allOf\":[{\"pattern\":\"^(?:[A-Z]{2}.*)$\"},{\"pattern\":\"^(?:.{15,34})$\"}]}},\"required\":[\"type\",\"iban\"],\"additionalProperties\":false},{\"description\":\"A gift.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"voucher\"}},\"required\":[\"type\"],\"additionalProperties\":false}]}},\"card\":{\"description\":\"By card.\",\"type\":\"object\",\"properties\":{\"number\":{\"description\":\"without spaces\",\"type\":\"string\",\"minLength\":0,\"maxLength\":19,\"pattern\":\"^(?:[0-9]{12,19})$\"},\"holder\":{\"description\":\"who signs\",\"type\":\"string\",\"pattern\":\"\\\\S\"}},\"required\":[\"number\",\"holder\"],\"additionalProperties\":false},\"rare\":{\"description\":\"Boxed and rare.\",\"type\":\"object\",\"properties\":{\"b\":{\"type\":[\"integer\",\"null\"],\"minimum\":-128,\"maximum\":127},\"s\":{\"type\":[\"integer\",\"null\"],\"minimum\":-32768,\"maximum\":32767},\"i\":{\"type\":\"integer\"},\"l\":{\"type\":[\"integer\",\"null\"]},\"f\":{\"type\":\"number\"},\"d\":{\"type\":[\"number\",\"null\"]},\"c\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":1},\"z\":{\"type\":[\"boolean\",\"null\"]},\"state\":{\"type\":[\"string\",\"null\"],\"enum\":[\"new\",\"paid_for\",\"string\",null]},\"payment\":{\"description\":\"How it is paid.\",\"anyOf\":[{\"oneOf\":[{\"description\":\"By card.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"card\"},\"number\":{\"description\":\"without spaces\",\"type\":\"string\",\"minLength\":0,\"maxLength\":19,\"pattern\":\"^(?:[0-9]{12,19})$\"},\"holder\":{\"description\":\"who signs\",\"type\":\"string\",\"pattern\":\"\\\\S\"}},\"required\":[\"type\",\"number\",\"holder\"],\"additionalProperties\":false},{\"description\":\"Within the euro zone.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"sepa_transfer\"},\"iban\":{\"type\":\"string\",\"allOf\":[{\"pattern\":\"^(?:[A-Z]{2}.*)$\"},{\"pattern\":\"^(?:.{15,34})$\"}]}},\"required\":[\"type\",\"iban\"],\"additionalProperties\":false},{\"description\":\"A gift.\",\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"const\":\"voucher\"}},\"required\":[\"type\"],\"additionalProperties\":false}]},{\"type\":\"null\"}]},\"text\":{\"type\":[\"string\",\"null\"],\"minLength\":1},\"time\":{\"description\":\"in seconds\",\"type\":[\"number\",\"null\"]}},\"required\":[\"i\",\"f\",\"c\"],\"additionalProperties\":false},\"states\":{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"new\",\"paid_for\",\"string\"]}}}},\"required\":[\"id\",\"class\",\"tags\",\"total\",\"took\",\"link\",\"file\",\"open\",\"counts\",\"deep\",\"payments\",\"card\",\"rare\",\"states\"],\"additionalProperties\":false}";
  }

  @Override
  public java.lang. @Nullable String strictSchema() {
    return null;
  }

  @Override
  protected Order.Whole read(StructureReader json) {
    return readWhole(json);
  }

  private static Set<java.lang.String> readSet(StructureReader json) {
    Set<java.lang.String> items = new LinkedHashSet<>();
    for (boolean more = json.item(true); more; more = json.item(false)) {
      json.add(items, json.string());
    }
    return Collections.unmodifiableSet(items);
  }

  private static Map<java.lang.String, Integer> readMap(StructureReader json) {
    Map<java.lang.String, Integer> entries = new LinkedHashMap<>();
    java.lang.String key = json.key(true);
    while (key != null) {
      json.put(entries, key, json.intValue());
      key = json.key(false);
    }
    return Collections.unmodifiableMap(entries);
  }

  private static Order.Line2 readLine2(StructureReader json) {
    byte v0 = 0;
    short v1 = 0;
    long v2 = 0;
    float v3 = 0;
    double v4 = 0;
    char v5 = 0;
    boolean v6 = false;
    long seen0 = 0;
    int field = json.next(LINE2_NAMES, -1);
    while (field >= 0) {
      seen0 = json.once(LINE2_NAMES, field, seen0);
      switch (field) {
        case 0 -> v0 = json.byteValue();
        case 1 -> v1 = json.shortValue();
        case 2 -> v2 = json.longValue();
        case 3 -> v3 = json.floatValue();
        case 4 -> v4 = json.doubleValue();
        case 5 -> v5 = json.charValue();
        default -> v6 = json.bool();
      }
      field = json.next(LINE2_NAMES, field);
    }
    json.complete(LINE2_NAMES, 0, seen0);
    return new Order.Line2(v0, v1, v2, v3, v4, v5, v6);
  }

  private static List<Order.Line2> readList2(StructureReader json) {
    List<Order.Line2> items = new ArrayList<>();
    for (boolean more = json.item(true); more; more = json.item(false)) {
      items.add(readLine2(json));
    }
    return Collections.unmodifiableList(items);
  }

  private static Order.Line readLine(StructureReader json) {
    java.lang.String v0 = null;
    int v1 = 0;
    Optional<List<Order.Line2>> v2 = java.util.Optional.empty();
    long seen0 = 0;
    int field = json.next(LINE_NAMES, -1);
    while (field >= 0) {
      seen0 = json.once(LINE_NAMES, field, seen0);
      switch (field) {
        case 0 -> v0 = json.string();
        case 1 -> v1 = json.intValue();
        default -> v2 = json.isNull() ? Optional.empty() : Optional.of(readList2(json));
      }
      field = json.next(LINE_NAMES, field);
    }
    json.complete(LINE_NAMES, 0, seen0);
    return new Order.Line(v0, v1, v2);
  }

  private static Map<java.lang.String, Order.Line> readMap3(StructureReader json) {
    Map<java.lang.String, Order.Line> entries = new LinkedHashMap<>();
    java.lang.String key = json.key(true);
    while (key != null) {
      json.put(entries, key, readLine(json));
      key = json.key(false);
    }
    return Collections.unmodifiableMap(entries);
  }

  private static List<Map<java.lang.String, Order.Line>> readList(StructureReader json) {
    List<Map<java.lang.String, Order.Line>> items = new ArrayList<>();
    for (boolean more = json.item(true); more; more = json.item(false)) {
      items.add(readMap3(json));
    }
    return Collections.unmodifiableList(items);
  }

  private static Map<java.lang.String, List<Map<java.lang.String, Order.Line>>> readMap2(
      StructureReader json) {
    Map<java.lang.String, List<Map<java.lang.String, Order.Line>>> entries = new LinkedHashMap<>();
    java.lang.String key = json.key(true);
    while (key != null) {
      json.put(entries, key, readList(json));
      key = json.key(false);
    }
    return Collections.unmodifiableMap(entries);
  }

  private static Order.Card readCard(StructureReader json) {
    java.lang.String v0 = null;
    java.lang.String v1 = null;
    long seen0 = 0;
    int field = json.next(CARD_NAMES, -1);
    while (field >= 0) {
      seen0 = json.once(CARD_NAMES, field, seen0);
      switch (field) {
        case 0 -> json.skip();
        case 1 -> v0 = json.string();
        default -> v1 = json.string();
      }
      field = json.next(CARD_NAMES, field);
    }
    json.complete(CARD_NAMES, 0, seen0);
    return new Order.Card(v0, v1);
  }

  private static Order.SepaTransfer readSepaTransfer(StructureReader json) {
    java.lang.String v0 = null;
    long seen0 = 0;
    int field = json.next(SEPA_TRANSFER_NAMES, -1);
    while (field >= 0) {
      seen0 = json.once(SEPA_TRANSFER_NAMES, field, seen0);
      switch (field) {
        case 0 -> json.skip();
        default -> v0 = json.string();
      }
      field = json.next(SEPA_TRANSFER_NAMES, field);
    }
    json.complete(SEPA_TRANSFER_NAMES, 0, seen0);
    return new Order.SepaTransfer(v0);
  }

  private static Order.Voucher readVoucher(StructureReader json) {
    long seen0 = 0;
    int field = json.next(VOUCHER_NAMES, -1);
    while (field >= 0) {
      seen0 = json.once(VOUCHER_NAMES, field, seen0);
      switch (field) {
        default -> json.skip();
      }
      field = json.next(VOUCHER_NAMES, field);
    }
    json.complete(VOUCHER_NAMES, 0, seen0);
    return new Order.Voucher();
  }

  private static Order.Payment readPayment(StructureReader json) {
    return switch (json.kind(KIND_NAMES, PAYMENT_KIND_NAMES)) {
      case 0 -> readCard(json);
      case 1 -> readSepaTransfer(json);
      default -> readVoucher(json);
    };
  }

  private static List<Order.Payment> readList3(StructureReader json) {
    List<Order.Payment> items = new ArrayList<>();
    for (boolean more = json.item(true); more; more = json.item(false)) {
      items.add(readPayment(json));
    }
    return Collections.unmodifiableList(items);
  }

  private static Order.Card readCard2(StructureReader json) {
    java.lang.String v0 = null;
    java.lang.String v1 = null;
    long seen0 = 0;
    int field = json.next(CARD_NAMES2, -1);
    while (field >= 0) {
      seen0 = json.once(CARD_NAMES2, field, seen0);
      switch (field) {
        case 0 -> v0 = json.string();
        default -> v1 = json.string();
      }
      field = json.next(CARD_NAMES2, field);
    }
    json.complete(CARD_NAMES2, 0, seen0);
    return new Order.Card(v0, v1);
  }

  private static Order.Rare readRare(StructureReader json) {
    Byte v0 = null;
    Short v1 = null;
    Integer v2 = null;
    Long v3 = null;
    Float v4 = null;
    Double v5 = null;
    Character v6 = null;
    Boolean v7 = null;
    Order.State v8 = null;
    Order.Payment v9 = null;
    Optional<java.lang.String> v10 = java.util.Optional.empty();
    Optional<Duration> v11 = java.util.Optional.empty();
    long seen0 = 0;
    int field = json.next(RARE_NAMES, -1);
    while (field >= 0) {
      seen0 = json.once(RARE_NAMES, field, seen0);
      switch (field) {
        case 0 -> v0 = json.isNull() ? null : json.byteValue();
        case 1 -> v1 = json.isNull() ? null : json.shortValue();
        case 2 -> v2 = json.intValue();
        case 3 -> v3 = json.isNull() ? null : json.longValue();
        case 4 -> v4 = json.floatValue();
        case 5 -> v5 = json.isNull() ? null : json.doubleValue();
        case 6 -> v6 = json.charValue();
        case 7 -> v7 = json.isNull() ? null : json.bool();
        case 8 -> v8 = json.isNull() ? null : json.constant(STATE_CONSTANTS);
        case 9 -> v9 = json.isNull() ? null : readPayment(json);
        case 10 -> v10 = json.isNull() ? Optional.empty() : Optional.of(json.string());
        default -> v11 = json.isNull() ? Optional.empty() : Optional.of(json.duration());
      }
      field = json.next(RARE_NAMES, field);
    }
    json.complete(RARE_NAMES, 0, seen0);
    return new Order.Rare(v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11);
  }

  private static List<Order.State> readList5(StructureReader json) {
    List<Order.State> items = new ArrayList<>();
    for (boolean more = json.item(true); more; more = json.item(false)) {
      items.add(json.constant(STATE_CONSTANTS));
    }
    return Collections.unmodifiableList(items);
  }

  private static List<List<Order.State>> readList4(StructureReader json) {
    List<List<Order.State>> items = new ArrayList<>();
    for (boolean more = json.item(true); more; more = json.item(false)) {
      items.add(readList5(json));
    }
    return Collections.unmodifiableList(items);
  }

  private static Order.Whole readWhole(StructureReader json) {
    java.lang.String v0 = null;
    Order.State v1 = null;
    Set<java.lang.String> v2 = null;
    BigDecimal v3 = null;
    Duration v4 = null;
    URI v5 = null;
    Path v6 = null;
    JsonValue v7 = null;
    JsonValue v8 = null;
    Map<java.lang.String, Integer> v9 = null;
    Map<java.lang.String, List<Map<java.lang.String, Order.Line>>> v10 = null;
    List<Order.Payment> v11 = null;
    Order.Card v12 = null;
    Order.Rare v13 = null;
    List<List<Order.State>> v14 = null;
    long seen0 = 0;
    int field = json.next(WHOLE_NAMES, -1);
    while (field >= 0) {
      seen0 = json.once(WHOLE_NAMES, field, seen0);
      switch (field) {
        case 0 -> v0 = json.string();
        case 1 -> v1 = json.constant(STATE_CONSTANTS);
        case 2 -> v2 = readSet(json);
        case 3 -> v3 = json.decimal();
        case 4 -> v4 = json.duration();
        case 5 -> v5 = json.uri();
        case 6 -> v6 = json.path();
        case 7 -> v7 = json.json();
        case 8 -> v8 = json.isNull() ? null : json.json();
        case 9 -> v9 = readMap(json);
        case 10 -> v10 = readMap2(json);
        case 11 -> v11 = readList3(json);
        case 12 -> v12 = readCard2(json);
        case 13 -> v13 = readRare(json);
        default -> v14 = readList4(json);
      }
      field = json.next(WHOLE_NAMES, field);
    }
    json.complete(WHOLE_NAMES, 0, seen0);
    return new Order.Whole(v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14);
  }
}
