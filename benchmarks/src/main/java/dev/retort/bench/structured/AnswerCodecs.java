package dev.retort.bench.structured;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The codecs by the name that the tables use, and the answers that they read. */
public final class AnswerCodecs {
  static final String PERSON =
      """
      {"name":"Ada Lovelace","age":36,"email":"ada@example.org",\
      "likes":["mathematics","the Analytical Engine","long walks"]}""";

  static final String INVOICE = invoice();

  private static final Map<String, Supplier<AnswerCodec>> ALL = all();

  private AnswerCodecs() {}

  /** All names, ours first. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static AnswerCodec named(String name) {
    Supplier<AnswerCodec> maker = ALL.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "no codec is called " + name + "; there are " + ALL.keySet());
    }
    return maker.get();
  }

  private static String invoice() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      items
          .append(i == 0 ? "" : ",")
          .append(
              """
              {"sku":"A-100%d","text":"Copper retort, %d litres, with a \\"swan neck\\"",\
              "quantity":%d,"price":%d.95,"tags":["copper","distilling"]}"""
                  .formatted(i, i + 1, i * 3 + 1, 120 + i));
    }
    String address =
        "\"address\":{\"street\":\"%s\",\"city\":\"%s\",\"zip\":\"%s\",\"country\":\"%s\"}}";
    return "{\"number\":\"2026-0815\",\"state\":\"open\",\"seller\":"
        + "{\"name\":\"Alembic and Sons\",\"vat\":\"GB123456789\","
        + address.formatted("12 Still Lane", "London", "EC1A 1BB", "GB")
        + ",\"buyer\":{\"name\":\"Gebr\u00fcder M\u00fcller\",\"vat\":null,"
        + address.formatted("Am Markt 3", "K\u00f6ln", "50667", "DE")
        + ",\"items\":["
        + items
        + "],\"total\":14271.55,\"note\":\"Payable within 30 days.\\nThank you for your order!\"}";
  }

  private static Map<String, Supplier<AnswerCodec>> all() {
    Map<String, Supplier<AnswerCodec>> all = new LinkedHashMap<>();
    all.put("retort", RetortCodec::new);
    all.put("streaming", StreamingCodec::new);
    all.put("databind", DatabindCodec::new);
    all.put("fastjson2", Fastjson2Codec::new);
    return all;
  }
}
