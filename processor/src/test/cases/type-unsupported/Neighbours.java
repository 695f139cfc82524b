package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.math.*;
import java.net.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

/** A model. */
@LLMType
public class Neighbours extends AsyncLLM {
  /** What it is. */
  @RuntimeParam int[] a; //! error at a: int[] cannot stand in a config; use List<Integer> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam int[][] grid; //! error at grid: int[][] cannot stand in a config; use List<List<Integer>> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam String[] b; //! error at b: String[] cannot stand in a config; use List<String> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam ArrayList<String> c; //! error at c: ArrayList<String> cannot stand in a config; use List<String> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam HashMap<String, Integer> d; //! error at d: HashMap<String, Integer> cannot stand in a config; use Map<String, Integer> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.util.TreeSet<String> e; //! error at e: TreeSet<String> cannot stand in a config; use Set<String> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Object f; //! error at f: Object cannot stand in a config; use JsonValue [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam OptionalInt g; //! error at g: OptionalInt cannot stand in a config; use @Nullable Integer or Optional<Integer> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam OptionalLong h; //! error at h: OptionalLong cannot stand in a config; use @Nullable Long or Optional<Long> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam OptionalDouble i; //! error at i: OptionalDouble cannot stand in a config; use @Nullable Double or Optional<Double> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam BigInteger j; //! error at j: BigInteger cannot stand in a config; use long or BigDecimal [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Number k; //! error at k: Number cannot stand in a config; use BigDecimal [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam CharSequence l; //! error at l: CharSequence cannot stand in a config; use String [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.util.UUID m; //! error at m: UUID cannot stand in a config; use String [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.util.Locale n; //! error at n: Locale cannot stand in a config; use String [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.io.File o; //! error at o: File cannot stand in a config; use Path [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam URL p; //! error at p: URL cannot stand in a config; use URI [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Instant q; //! error at q: Instant cannot stand in a config; use String, and parse it in load() [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam LocalDate r; //! error at r: LocalDate cannot stand in a config; use String, and parse it in load() [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Date s; //! error at s: Date cannot stand in a config; use String, and parse it in load() [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Period t; //! error at t: Period cannot stand in a config; use Duration [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.sql.Timestamp u; //! error at u: Timestamp cannot stand in a config; use String, and parse it in load() [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.util.regex.Pattern v; //! error at v: Pattern cannot stand in a config; use String [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Callable<String> w; //! error at w: Callable<String> cannot stand in a config; use a record, or JsonValue [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam char[] x; //! error at x: char[] cannot stand in a config; use String, or dev.retort.llm.Secret [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.net.PasswordAuthentication y; //! error at y: PasswordAuthentication cannot stand in a config; use dev.retort.llm.Secret [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.util.function.Function<String, String> z; //! error at z: Function<String, String> cannot stand in a config; use a record, or JsonValue [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Thread aa; //! error at aa: Thread cannot stand in a config; use a record, or JsonValue [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam List<int[]> bb; //! error at bb: int[] cannot stand in a config; use List<Integer> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Map<String, Object> cc; //! error at cc: Object cannot stand in a config; use JsonValue [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.util.stream.Stream<String> dd; //! error at dd: Stream<String> cannot stand in a config; use List<String> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.util.concurrent.atomic.AtomicInteger ee; //! error at ee: AtomicInteger cannot stand in a config; use a record, or JsonValue [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.util.EnumMap<TimeUnit, Integer> ff; //! error at ff: EnumMap<TimeUnit, Integer> cannot stand in a config; use Map<String, Integer> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Iterable<String> gg; //! error at gg: Iterable<String> cannot stand in a config; use List<String> [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam List<List<Object>> hh; //! error at hh: Object cannot stand in a config; use JsonValue [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam StringBuilder ii; //! error at ii: StringBuilder cannot stand in a config; use String [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.nio.charset.Charset jj; //! error at jj: Charset cannot stand in a config; use String [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Void kk; //! error at kk: Void cannot stand in a config; use a record, or JsonValue [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam java.time.ZoneId ll; //! error at ll: ZoneId cannot stand in a config; use String, and parse it in load() [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Runnable mm; //! error at mm: Runnable cannot stand in a config; use a record, or JsonValue [retort:type-unsupported]

  /** What it is. */
  @RuntimeParam Class<String> nn; //! error at nn: Class<String> cannot stand in a config; use a record, or JsonValue [retort:type-unsupported]

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
