package dev.retort.bench.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The codecs by the name that the tables use. */
public final class Codecs {
  private static final Map<String, Supplier<DocumentCodec<?>>> ALL = all();

  private Codecs() {}

  /** All names, ours first. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** A new codec. */
  public static DocumentCodec<?> named(String name) {
    Supplier<DocumentCodec<?>> maker = ALL.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "no codec is called " + name + "; there are " + ALL.keySet());
    }
    return maker.get();
  }

  private static Map<String, Supplier<DocumentCodec<?>>> all() {
    Map<String, Supplier<DocumentCodec<?>>> all = new LinkedHashMap<>();
    all.put("retort", RetortCodec::new);
    all.put("retort over Jackson", RetortJacksonCodec::new);
    all.put("streaming", StreamingCodec::new);
    all.put("databind", DatabindCodec::new);
    all.put("avaje-jsonb", AvajeCodec::new);
    all.put("dsl-json", DslJsonCodec::new);
    all.put("fastjson2", Fastjson2Codec::new);
    return all;
  }
}
