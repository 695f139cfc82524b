package dev.retort.structured;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.retort.descriptor.WireNames;
import dev.retort.llm.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/** Jackson's reader of objects, told what the processor finds in the sources of the corpus. */
final class Databind {
  private Databind() {}

  static JsonMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(new WireNaming())
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addMixIn(Corpus.Animal.class, ByType.class)
        .addMixIn(Corpus.Action.class, ByType.class)
        .addMixIn(Corpus.Invoice.Payment.class, ByType.class)
        .addMixIn(Corpus.Dog.class, Itself.class)
        .addMixIn(Corpus.Walk.class, Itself.class)
        .addMixIn(Corpus.Names2.class, Renamed.class)
        .registerSubtypes(
            new NamedType(Corpus.Dog.class, "dog"),
            new NamedType(Corpus.Cat.class, "cat"),
            new NamedType(Corpus.Fish.class, "fish"),
            new NamedType(Corpus.Walk.class, "walk"),
            new NamedType(Corpus.FlyHigh.class, "fly_high"),
            new NamedType(Corpus.Say.class, "say"),
            new NamedType(Corpus.Invoice.Card.class, "card"),
            new NamedType(Corpus.Invoice.Transfer.class, "transfer"))
        .addModule(new SimpleModule().addDeserializer(JsonValue.class, new OpenValue()))
        .build();
  }

  private static final class WireNaming extends PropertyNamingStrategies.NamingBase {
    private static final long serialVersionUID = 1L;

    @Override
    public String translate(String name) {
      return WireNames.of(name);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface ByType {}

  /** A record that stands alone has nothing to be told from. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
  private interface Itself {}

  private abstract static class Renamed {
    @JsonProperty("class")
    abstract String clazz();

    @JsonProperty("new")
    abstract int neu();
  }

  private static final class OpenValue extends ValueDeserializer<JsonValue> {
    @Override
    public JsonValue getNullValue(DeserializationContext context) {
      return JsonValue.NULL;
    }

    @Override
    public JsonValue deserialize(JsonParser parser, DeserializationContext context) {
      return switch (parser.currentToken()) {
        case START_OBJECT -> {
          Map<String, JsonValue> fields = new LinkedHashMap<>();
          while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, deserialize(parser, context));
          }
          yield new JsonValue.JsonObject(fields);
        }
        case START_ARRAY -> {
          List<JsonValue> items = new ArrayList<>();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(deserialize(parser, context));
          }
          yield new JsonValue.JsonArray(items);
        }
        case VALUE_STRING -> new JsonValue.JsonString(parser.getString());
        case VALUE_TRUE, VALUE_FALSE -> new JsonValue.JsonBoolean(parser.getBooleanValue());
        case VALUE_NULL -> JsonValue.NULL;
        default -> new JsonValue.JsonNumber(parser.getString());
      };
    }
  }
}
