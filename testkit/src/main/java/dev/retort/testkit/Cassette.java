package dev.retort.testkit;

import dev.retort.llm.LLM;
import dev.retort.testkit.LoopbackServer.Exchange;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server that stands between an LLM and a provider: it records what is asked and answered in a
 * file, or replays the file without the provider.
 *
 * <pre>{@code
 * try (Cassette cassette = Cassette.open(file, URI.create("https://llm.acme.example/v1"));
 *     AcmeLLM llm = cassette.llm(url -> AcmeLLMBuilder.create().model("acme-1").baseUrl(url).build())) {
 *   ...
 * }
 * }</pre>
 *
 * <p>A test that is run with {@code -Dretort.cassettes=record} records; else it replays. An answer
 * is found by method, path, headers and body of the request; the k-th request of several equal ones
 * gets the k-th answer. A request that is not on the cassette is answered with a status 400 and
 * fails the test when the cassette is closed, with the nearest request that is on it.
 *
 * <p>The file is JSON for git: it does not depend on which call was quicker, on time or machine. It
 * holds no credential: headers that carry one by their names, and the values of the {@code Secret}
 * attributes of the LLM and those within it wherever they stand, are written as {@code ***}.
 * Headers and parameters of queries with a credential are not compared, so that replaying needs
 * none. A body that is not UTF-8, such as sound, is kept in base64 and replayed byte for byte.
 *
 * <p>Safe for use by many threads.
 */
public final class Cassette implements AutoCloseable {
  private static final int MOST_DIFFERENCES = 10;

  private final Path file;
  private final @Nullable URI provider;
  // Each byte of a body is a letter, so that none is lost.
  private final LoopbackServer server = new LoopbackServer(StandardCharsets.ISO_8859_1);
  private final Cleaning cleaning = new Cleaning();
  private final @Nullable HttpClient client;

  // The rest is guarded by this.
  private final List<@Nullable Exchanged> recorded = new ArrayList<>();
  private final List<Exchanged> known;
  private final Set<String> credentials = new TreeSet<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private final Set<String> wrong = new TreeSet<>();

  private Cassette(Path file, @Nullable URI provider) {
    this.file = file;
    this.provider = provider;
    this.known = provider == null ? CassetteFile.read(file) : List.of();
    known.forEach(each -> credentials.addAll(Address.credentials(each.request().path())));
    this.client =
        provider == null
            ? null
            : HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    server.acting(provider == null ? this::replay : this::record);
  }

  /**
   * Records with {@code -Dretort.cassettes=record}, else replays.
   *
   * @param file of the cassette
   * @param provider what the LLM would have as its {@code base_url}
   * @return to be closed
   * @throws IllegalStateException if there is no such cassette to replay
   */
  public static Cassette open(Path file, URI provider) {
    return "record".equals(System.getProperty("retort.cassettes"))
        ? record(file, provider)
        : replay(file);
  }

  /**
   * Passes requests on, and writes the file when it is closed.
   *
   * @param file of the cassette; one that exists is replaced
   * @param provider what the LLM would have as its {@code base_url}
   * @return to be closed
   */
  public static Cassette record(Path file, URI provider) {
    return new Cassette(file, Objects.requireNonNull(provider, "provider"));
  }

  /**
   * Answers from the file.
   *
   * @param file of the cassette
   * @return to be closed
   * @throws IllegalStateException if there is no such cassette, or the file is none
   */
  public static Cassette replay(Path file) {
    return new Cassette(file, null);
  }

  /**
   * Makes an LLM that calls this. Its credentials are kept off the cassette.
   *
   * @param <T> the LLM
   * @param make from the address to be called to the LLM
   * @return the LLM
   */
  public <T extends LLM> T llm(Function<URI, T> make) {
    T llm = make.apply(server.root());
    cleaning.hideSecretsOf(llm);
    return llm;
  }

  /**
   * Names headers of answers that the LLM reads. {@code Content-Type}, {@code Retry-After}, ids of
   * requests and limits of rates are kept without; the LLM is told no others, neither by the file
   * nor while it is recorded.
   *
   * @param headers their names, in letters of any case
   * @return this, before the first call
   */
  public Cassette keeping(String... headers) {
    for (String header : headers) {
      cleaning.keep(header);
    }
    return this;
  }

  private Exchanged.Request request(Seen seen) {
    return new Exchanged.Request(
        seen.method(),
        cleaning.text(seen.path()),
        cleaning.requestHeaders(seen.headers()),
        Body.of(bytes(seen), cleaning));
  }

  private static byte[] bytes(Seen seen) {
    return seen.body().getBytes(StandardCharsets.ISO_8859_1);
  }

  // --- Recording -------------------------------------------------------------------------------

  private void record(Exchange exchange) throws IOException, InterruptedException {
    int number;
    synchronized (this) {
      number = recorded.size();
      recorded.add(null);
    }
    HttpResponse<byte[]> response =
        Objects.requireNonNull(client)
            .send(passedOn(exchange.seen()), HttpResponse.BodyHandlers.ofByteArray());
    Exchanged.Request request = request(exchange.seen());
    String packed = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (!packed.equalsIgnoreCase("identity")) {
      String why = packed(request, packed);
      synchronized (this) {
        wrong.add(why);
      }
      refuse(exchange, why);
      return;
    }
    Exchanged both =
        new Exchanged(
            request,
            new Exchanged.Response(
                response.statusCode(),
                cleaning.responseHeaders(response.headers().map()),
                Body.of(response.body(), cleaning)));
    synchronized (this) {
      recorded.set(number, both);
    }
    exchange.tell(told(response.statusCode(), response.body(), kept(response.headers().map())));
  }

  /** The headers of an answer that the LLM is told. */
  private Map<String, String> kept(Map<String, List<String>> all) {
    Map<String, String> headers = new LinkedHashMap<>();
    all.forEach(
        (name, values) -> {
          if (cleaning.keeps(name)) {
            headers.put(name, String.join(", ", values));
          }
        });
    return headers;
  }

  private static String packed(Exchanged.Request request, String encoding) {
    return request.method()
        + " "
        + request.path()
        + " was answered with Content-Encoding "
        + encoding
        + ", in which a cassette cannot look for credentials; nothing was written. Have the server"
        + " answer unpacked";
  }

  private static Told told(int status, byte[] body, Map<String, String> headers) {
    Charset bytes = StandardCharsets.ISO_8859_1;
    return new Told(status, new String(body, bytes), bytes, headers);
  }

  /** What nobody repeats. */
  private static void refuse(Exchange exchange, String why) throws IOException {
    exchange.tell(Told.status(400, "{\"error\":{\"message\":" + Generated.json(why) + "}}"));
  }

  private HttpRequest passedOn(Seen seen) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(provider + seen.path()))
            .method(seen.method(), HttpRequest.BodyPublishers.ofByteArray(bytes(seen)));
    seen.headers()
        .forEach(
            (name, values) -> {
              if (!Cleaning.isOfTheConnection(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  // --- Replaying -------------------------------------------------------------------------------

  private void replay(Exchange exchange) throws IOException {
    Exchanged.Request request = request(exchange.seen());
    Object found = find(request);
    if (found instanceof Exchanged.Response response) {
      exchange.tell(told(response.status(), response.body().bytes(), response.headers()));
    } else {
      refuse(exchange, found.toString());
    }
  }

  /** The answer, or why there is none. */
  private synchronized Object find(Exchanged.Request request) {
    String key = request.key(credentials);
    List<Exchanged> equal =
        known.stream().filter(each -> each.request().key(credentials).equals(key)).toList();
    int number = asked.merge(key, 1, Integer::sum);
    if (number <= equal.size()) {
      return equal.get(number - 1).response();
    }
    String why = equal.isEmpty() ? nearest(request) : tooOften(request, number, equal.size());
    wrong.add(why);
    return why;
  }

  private String tooOften(Exchanged.Request request, int number, int recordings) {
    return request.method()
        + " "
        + request.path()
        + " was asked "
        + number
        + " times with the same body and is on the cassette "
        + file
        + " "
        + (recordings == 1 ? "once" : recordings + " times")
        + "; record it again";
  }

  private String nearest(Exchanged.Request request) {
    String head = request.method() + " " + request.path() + " is not on the cassette " + file;
    List<String> least = null;
    for (Exchanged each : known) {
      List<String> differences = differences(each.request(), request);
      if (least == null || differences.size() < least.size()) {
        least = differences;
      }
    }
    if (least == null) {
      return head + ", which is empty; record it again";
    }
    StringBuilder text = new StringBuilder(head + "; the nearest request that is on it differs in");
    least.stream().limit(MOST_DIFFERENCES).forEach(each -> text.append("\n  ").append(each));
    if (least.size() > MOST_DIFFERENCES) {
      text.append("\n  and " + (least.size() - MOST_DIFFERENCES) + " more");
    }
    return text.toString();
  }

  private List<String> differences(Exchanged.Request known, Exchanged.Request asked) {
    Map<String, String> left = known.leaves(credentials);
    Map<String, String> right = asked.leaves(credentials);
    Set<String> places = new TreeSet<>(left.keySet());
    places.addAll(right.keySet());
    List<String> all = new ArrayList<>();
    for (String place : places) {
      String was = left.getOrDefault(place, "nothing");
      String is = right.getOrDefault(place, "nothing");
      if (!was.equals(is)) {
        all.add(place + ": recorded " + was + ", asked " + is);
      }
    }
    return all;
  }

  /**
   * Ends the connections, and writes what was recorded.
   *
   * @throws AssertionError if something was asked that is not on the cassette, or was answered that
   *     cannot be kept
   */
  @Override
  public void close() {
    server.close();
    synchronized (this) {
      if (!wrong.isEmpty()) {
        throw new AssertionError(String.join("\n", wrong));
      } else if (provider != null) {
        CassetteFile.write(file, recorded.stream().filter(Objects::nonNull).toList());
      }
    }
  }
}
