package dev.retort.structured;

import dev.retort.annotation.RuntimeParam;
import dev.retort.annotation.StructuredType;
import dev.retort.llm.JsonValue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records from simple to nasty, as an LLM may be asked for. */
interface Corpus {
  /** Nothing at all. */
  @StructuredType
  record Nothing() {}

  /** One text. */
  @StructuredType
  record OneText(String text) {}

  /**
   * A person.
   *
   * @param fullName as the text has it
   * @param age in years
   * @param likes what they like
   */
  @StructuredType
  record Somebody(String fullName, @PositiveOrZero @Max(150) int age, List<String> likes) {}

  /** Every primitive. */
  @StructuredType
  record Primitives(byte b, short s, int i, long l, float f, double d, char c, boolean z) {}

  /** Every box. */
  @StructuredType
  record Boxes(Byte b, Short s, Integer i, Long l, Float f, Double d, Character c, Boolean z) {}

  /** Every box, or nothing. */
  @StructuredType
  record MaybeBoxes(
      @Nullable Byte b,
      @Nullable Short s,
      @Nullable Integer i,
      @Nullable Long l,
      @Nullable Float f,
      @Nullable Double d,
      @Nullable Character c,
      @Nullable Boolean z) {}

  /** What may be missing. */
  @StructuredType
  record Optionals(
      Optional<String> text,
      Optional<Integer> number,
      Optional<List<String>> list,
      Optional<Mood> mood,
      Optional<Place> place,
      Optional<Animal> animal) {}

  /** What may be null. */
  @StructuredType
  record Nullables(
      @Nullable String text,
      @Nullable List<Integer> list,
      @Nullable Set<Mood> set,
      @Nullable Mood mood,
      @Nullable Place place,
      @Nullable Animal animal,
      @Nullable BigDecimal amount) {}

  /** How one feels. */
  enum Mood {
    GLAD,
    SO_SO,
    Sad
  }

  /** Enums everywhere. */
  @StructuredType
  record Moods(Mood now, @Nullable Mood before, List<Mood> all, Set<Mood> ever) {}

  /** Somewhere on Earth. */
  record Place(
      @DecimalMin("-90") @DecimalMax("90") double latitude,
      @DecimalMin("-180") @DecimalMax("180") double longitude,
      @Nullable String name) {}

  /** A way. */
  @StructuredType
  record Way(Place from, Place to, List<Place> between) {}

  /** Lists of lists of lists. */
  @StructuredType
  record Cube(List<List<List<Integer>>> cells, List<Set<String>> groups) {}

  /** Maps. */
  @StructuredType(strict = false)
  record Maps(
      Map<String, String> texts,
      Map<String, @Positive Integer> numbers,
      Map<String, List<Place>> places,
      Map<String, Map<String, Boolean>> flags,
      @Nullable Map<String, Animal> zoo) {}

  /** Whatever there is. */
  @StructuredType(strict = false)
  record Open(
      JsonValue any,
      @Nullable List<JsonValue> more,
      List<JsonValue> list,
      Map<String, JsonValue> map) {}

  /** Alive. */
  sealed interface Animal permits Dog, Cat, Fish {}

  /** Barks. */
  record Dog(String name, boolean good) implements Animal {}

  /** Does not. */
  record Cat(@Nullable Integer lives) implements Animal {}

  /** Says nothing. */
  record Fish() implements Animal {}

  /** A zoo. */
  @StructuredType
  record Zoo(Animal first, List<Animal> others) {}

  /** What is done. */
  sealed interface Action permits Move, Say {}

  /** Some way to move. */
  sealed interface Move extends Action permits Walk, FlyHigh {}

  /** On foot. */
  record Walk(Place to) implements Move {}

  /** In the air. */
  record FlyHigh(@Positive int metres, @Nullable Walk then) implements Move {}

  /** In words. */
  record Say(String words, List<Animal> to) implements Action {}

  /** What is to be done. */
  @StructuredType
  record Plan(List<Action> actions, Optional<Move> last) {}

  /** A record that is a choice elsewhere. */
  @StructuredType
  record Kennel(Dog alone, List<Dog> others, Animal any) {}

  /** Money. */
  @StructuredType
  record Amount(
      @DecimalMin(value = "0", inclusive = false) @DecimalMax("999999.99") BigDecimal amount,
      @Pattern(regexp = "[A-Z]{3}") String currency) {}

  /** Times, addresses, files. */
  @StructuredType
  record Various(Duration took, @Nullable Duration waited, URI link, Path file) {}

  /** Bounds of numbers. */
  @StructuredType
  record Bounds(
      @Min(-5) @Max(5) int small,
      @Positive long positive,
      @Negative double negative,
      @PositiveOrZero float share,
      @Min(3) byte tiny,
      List<@Min(1) @Max(6) Integer> dice) {}

  /** Bounds of texts and lists. */
  @StructuredType
  record Sizes(
      @Size(min = 2, max = 4) String code,
      @NotEmpty String some,
      @NotBlank String words,
      @Size(max = 3) List<String> few,
      @NotEmpty @Size(max = 4) Set<@Size(min = 1) String> tags,
      Optional<@Size(min = 1, max = 2) List<Integer>> pair) {}

  /** Patterns. */
  @StructuredType
  record Patterns(
      @Pattern(regexp = "[A-Z]{2}[0-9]{2}") String one,
      @Nullable @Pattern(regexp = "\\d+(?:\\.\\d+)?") String two,
      List<@Pattern(regexp = "a|b|c") String> three) {}

  /** Names that are none in Java, or odd. */
  @StructuredType
  record Names2(
      @RuntimeParam(name = "class") String clazz,
      @RuntimeParam(name = "new", description = "Not old.") int neu,
      String maxHTTPRetries,
      String baseURL,
      int in,
      int json,
      long seen0,
      String field,
      boolean v0) {}

  /** With a constructor of its own. */
  @StructuredType
  record Tidy(String name, List<String> tags) {
    public Tidy {
      name = name.strip();
      tags = List.copyOf(tags);
    }

    Tidy(String name) {
      this(name, List.of());
    }
  }

  /** With a static nested record. */
  @StructuredType
  record Outer(Inner inner, Inner.Innermost innermost) {
    /** Inside. */
    record Inner(int x, Innermost innermost) {
      /** Farther inside. */
      record Innermost(int y) {}
    }
  }

  /** Ten levels. */
  @StructuredType
  record Deep(D2 d) {
    /** 2. */
    record D2(D3 d) {}

    /** 3. */
    record D3(D4 d) {}

    /** 4. */
    record D4(D5 d) {}

    /** 5. */
    record D5(List<D6> d) {}

    /** 6. */
    record D6(D7 d) {}

    /** 7. */
    record D7(@Nullable D8 d) {}

    /** 8. */
    record D8(D9 d) {}

    /** 9. */
    record D9(D10 d) {}

    /** 10. */
    record D10(int bottom) {}
  }

  /** Text beyond ASCII: \u00e4\u20ac\ud83d\ude00 "quoted" \\ {@code <b>}. */
  @StructuredType
  record Texts(String size, List<String> lines, @Nullable String more) {}

  /** 64 properties. */
  @StructuredType
  record Word(
      int p0,
      String p1,
      @Nullable Boolean p2,
      List<Integer> p3,
      int p4,
      String p5,
      @Nullable Boolean p6,
      List<Integer> p7,
      int p8,
      String p9,
      @Nullable Boolean p10,
      List<Integer> p11,
      int p12,
      String p13,
      @Nullable Boolean p14,
      List<Integer> p15,
      int p16,
      String p17,
      @Nullable Boolean p18,
      List<Integer> p19,
      int p20,
      String p21,
      @Nullable Boolean p22,
      List<Integer> p23,
      int p24,
      String p25,
      @Nullable Boolean p26,
      List<Integer> p27,
      int p28,
      String p29,
      @Nullable Boolean p30,
      List<Integer> p31,
      int p32,
      String p33,
      @Nullable Boolean p34,
      List<Integer> p35,
      int p36,
      String p37,
      @Nullable Boolean p38,
      List<Integer> p39,
      int p40,
      String p41,
      @Nullable Boolean p42,
      List<Integer> p43,
      int p44,
      String p45,
      @Nullable Boolean p46,
      List<Integer> p47,
      int p48,
      String p49,
      @Nullable Boolean p50,
      List<Integer> p51,
      int p52,
      String p53,
      @Nullable Boolean p54,
      List<Integer> p55,
      int p56,
      String p57,
      @Nullable Boolean p58,
      List<Integer> p59,
      int p60,
      String p61,
      @Nullable Boolean p62,
      List<Integer> p63) {}

  /** 65 properties. */
  @StructuredType
  record WordAndOne(
      int p0,
      String p1,
      @Nullable Boolean p2,
      List<Integer> p3,
      int p4,
      String p5,
      @Nullable Boolean p6,
      List<Integer> p7,
      int p8,
      String p9,
      @Nullable Boolean p10,
      List<Integer> p11,
      int p12,
      String p13,
      @Nullable Boolean p14,
      List<Integer> p15,
      int p16,
      String p17,
      @Nullable Boolean p18,
      List<Integer> p19,
      int p20,
      String p21,
      @Nullable Boolean p22,
      List<Integer> p23,
      int p24,
      String p25,
      @Nullable Boolean p26,
      List<Integer> p27,
      int p28,
      String p29,
      @Nullable Boolean p30,
      List<Integer> p31,
      int p32,
      String p33,
      @Nullable Boolean p34,
      List<Integer> p35,
      int p36,
      String p37,
      @Nullable Boolean p38,
      List<Integer> p39,
      int p40,
      String p41,
      @Nullable Boolean p42,
      List<Integer> p43,
      int p44,
      String p45,
      @Nullable Boolean p46,
      List<Integer> p47,
      int p48,
      String p49,
      @Nullable Boolean p50,
      List<Integer> p51,
      int p52,
      String p53,
      @Nullable Boolean p54,
      List<Integer> p55,
      int p56,
      String p57,
      @Nullable Boolean p58,
      List<Integer> p59,
      int p60,
      String p61,
      @Nullable Boolean p62,
      List<Integer> p63,
      int p64) {}

  /** 200 properties. */
  @StructuredType
  record Wide(
      int p0,
      String p1,
      @Nullable Boolean p2,
      List<Integer> p3,
      int p4,
      String p5,
      @Nullable Boolean p6,
      List<Integer> p7,
      int p8,
      String p9,
      @Nullable Boolean p10,
      List<Integer> p11,
      int p12,
      String p13,
      @Nullable Boolean p14,
      List<Integer> p15,
      int p16,
      String p17,
      @Nullable Boolean p18,
      List<Integer> p19,
      int p20,
      String p21,
      @Nullable Boolean p22,
      List<Integer> p23,
      int p24,
      String p25,
      @Nullable Boolean p26,
      List<Integer> p27,
      int p28,
      String p29,
      @Nullable Boolean p30,
      List<Integer> p31,
      int p32,
      String p33,
      @Nullable Boolean p34,
      List<Integer> p35,
      int p36,
      String p37,
      @Nullable Boolean p38,
      List<Integer> p39,
      int p40,
      String p41,
      @Nullable Boolean p42,
      List<Integer> p43,
      int p44,
      String p45,
      @Nullable Boolean p46,
      List<Integer> p47,
      int p48,
      String p49,
      @Nullable Boolean p50,
      List<Integer> p51,
      int p52,
      String p53,
      @Nullable Boolean p54,
      List<Integer> p55,
      int p56,
      String p57,
      @Nullable Boolean p58,
      List<Integer> p59,
      int p60,
      String p61,
      @Nullable Boolean p62,
      List<Integer> p63,
      int p64,
      String p65,
      @Nullable Boolean p66,
      List<Integer> p67,
      int p68,
      String p69,
      @Nullable Boolean p70,
      List<Integer> p71,
      int p72,
      String p73,
      @Nullable Boolean p74,
      List<Integer> p75,
      int p76,
      String p77,
      @Nullable Boolean p78,
      List<Integer> p79,
      int p80,
      String p81,
      @Nullable Boolean p82,
      List<Integer> p83,
      int p84,
      String p85,
      @Nullable Boolean p86,
      List<Integer> p87,
      int p88,
      String p89,
      @Nullable Boolean p90,
      List<Integer> p91,
      int p92,
      String p93,
      @Nullable Boolean p94,
      List<Integer> p95,
      int p96,
      String p97,
      @Nullable Boolean p98,
      List<Integer> p99,
      int p100,
      String p101,
      @Nullable Boolean p102,
      List<Integer> p103,
      int p104,
      String p105,
      @Nullable Boolean p106,
      List<Integer> p107,
      int p108,
      String p109,
      @Nullable Boolean p110,
      List<Integer> p111,
      int p112,
      String p113,
      @Nullable Boolean p114,
      List<Integer> p115,
      int p116,
      String p117,
      @Nullable Boolean p118,
      List<Integer> p119,
      int p120,
      String p121,
      @Nullable Boolean p122,
      List<Integer> p123,
      int p124,
      String p125,
      @Nullable Boolean p126,
      List<Integer> p127,
      int p128,
      String p129,
      @Nullable Boolean p130,
      List<Integer> p131,
      int p132,
      String p133,
      @Nullable Boolean p134,
      List<Integer> p135,
      int p136,
      String p137,
      @Nullable Boolean p138,
      List<Integer> p139,
      int p140,
      String p141,
      @Nullable Boolean p142,
      List<Integer> p143,
      int p144,
      String p145,
      @Nullable Boolean p146,
      List<Integer> p147,
      int p148,
      String p149,
      @Nullable Boolean p150,
      List<Integer> p151,
      int p152,
      String p153,
      @Nullable Boolean p154,
      List<Integer> p155,
      int p156,
      String p157,
      @Nullable Boolean p158,
      List<Integer> p159,
      int p160,
      String p161,
      @Nullable Boolean p162,
      List<Integer> p163,
      int p164,
      String p165,
      @Nullable Boolean p166,
      List<Integer> p167,
      int p168,
      String p169,
      @Nullable Boolean p170,
      List<Integer> p171,
      int p172,
      String p173,
      @Nullable Boolean p174,
      List<Integer> p175,
      int p176,
      String p177,
      @Nullable Boolean p178,
      List<Integer> p179,
      int p180,
      String p181,
      @Nullable Boolean p182,
      List<Integer> p183,
      int p184,
      String p185,
      @Nullable Boolean p186,
      List<Integer> p187,
      int p188,
      String p189,
      @Nullable Boolean p190,
      List<Integer> p191,
      int p192,
      String p193,
      @Nullable Boolean p194,
      List<Integer> p195,
      int p196,
      String p197,
      @Nullable Boolean p198,
      List<Integer> p199) {}

  /** An invoice, as one finds them. */
  @StructuredType
  record Invoice(
      @NotBlank String number,
      Party seller,
      Party buyer,
      @NotEmpty List<Item> items,
      @Nullable Amount discount,
      Amount total,
      Payment payment,
      Optional<String> note) {

    /** Who sells or buys. */
    record Party(@NotBlank String name, @Nullable String vatId, Address address) {}

    /** Where they are. */
    record Address(
        String street,
        String city,
        @Pattern(regexp = "[0-9]{5}") String zip,
        @Size(min = 2, max = 2) String country) {}

    /** What is sold. */
    record Item(String sku, @Positive int quantity, Amount price, Set<String> tags) {}

    /** How it is paid. */
    sealed interface Payment permits Card, Transfer {}

    /** By card. */
    record Card(@Pattern(regexp = "[0-9]{12,19}") String number) implements Payment {}

    /** By transfer. */
    record Transfer(String iban, @Nullable Duration within) implements Payment {}
  }

  /** All of them. */
  List<Class<?>> ALL =
      List.of(
          Nothing.class,
          OneText.class,
          Somebody.class,
          Primitives.class,
          Boxes.class,
          MaybeBoxes.class,
          Optionals.class,
          Nullables.class,
          Moods.class,
          Way.class,
          Cube.class,
          Maps.class,
          Open.class,
          Zoo.class,
          Plan.class,
          Kennel.class,
          Amount.class,
          Various.class,
          Bounds.class,
          Sizes.class,
          Patterns.class,
          Names2.class,
          Tidy.class,
          Outer.class,
          Deep.class,
          Texts.class,
          Word.class,
          WordAndOne.class,
          Wide.class,
          Invoice.class);
}
