package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.kinds.Kinds;
import dev.retort.compose.FallbackLLMBuilder;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.journal.LongArrays;
import dev.retort.llm.ChatMessage.Image;
import dev.retort.llm.ChatMessage.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a key depends on, and what it does not. */
class RequestKeysTest {
  @TempDir Path folder;
  private AnswerJournal journal;

  @BeforeEach
  void open() throws IOException {
    journal = AnswerJournal.open(folder);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  private static final String EVERY = "type_info: {module: com.acme.kinds, name: Kinds.Every}\n";

  private static final String JURY = jury(EVERY.strip());

  private static String jury(String judge) {
    return "judge: {"
        + judge
        + "}\nmembers: [{type_info: {module: com.acme.kinds, name: Quiet}}]\n"
        + "type_info: {module: com.acme.kinds, name: Kinds.Jury}\n";
  }

  private String key(LLM llm, Input input, int asked) {
    RequestKeys keys =
        new RequestKeys(
            llm, BoundKwargs.of(llm, null), asked, 0, new Occurrences(LongArrays.inHeap()));
    return next(keys, input);
  }

  private static String next(RequestKeys keys, Input input) {
    keys.next(input);
    return String.format("%016x%016x", keys.high(), keys.low());
  }

  private String key(String yaml) {
    return key(LLM.fromYaml(yaml), Input.of("Hi"), 1);
  }

  /** If this fails, no journal of old is of use any more: raise RequestKeys.VERSION and say so. */
  @Test
  void theseKeysAreForEver() {
    LLM list = ListLLMBuilder.create().build();
    Input talk =
        Input.of(
                ChatMessage.system("Be kind"),
                ChatMessage.user(new Text("what is it?"), new Image("data:x")),
                ChatMessage.assistant("\ud83d\ude00 \ud83d"))
            .withStructuredOutput(new StructuredOutput.Regex("[a-z]+"));
    assertThat(
            List.of(
                key(list, Input.of("Hi"), 1),
                key(list, Input.of("Hi"), 2),
                key(list, talk, 1),
                key(EVERY),
                key(JURY)))
        .containsExactly(
            "1ba689cb77bc9a83a39ee4278dc87cbd",
            "dc6b5c75d40a2f8adff5c23e86e561ce",
            "5a0aa9449d1440ac9c9f3c043a85110c",
            "db0ab1bf298e2189b212c550aa3d7c38",
            "9ca4cbc023a0bb3eb250b58ec34d212e");
  }

  /** If this fails, what LLMs within others have answered is asked again. */
  @Test
  void theseKeysOfWhomAnotherAsksAreForEver() {
    LLM list = ListLLMBuilder.create().build();
    LLM alike = ListLLMBuilder.create().build();
    LLM fallback = FallbackLLMBuilder.create().llms(List.of(list, alike)).build();
    Answers answers = journal.answers();
    fallback.keepAnswersIn(answers);
    Input row = Input.of("Hi");
    Position first = Position.next(answers, Objects.requireNonNull(answers.seat(fallback)), row);
    Making making = new Making(first);
    Input other = row.within(making).withMessages(List.of(ChatMessage.user("Ho")));

    assertThat(
            List.of(
                key(making, list, row),
                key(making, alike, row),
                key(making, list, row),
                key(making, list, other),
                key(making.again(), list, row)))
        .containsExactly(
            "1ba689cb77bc9a83a39ee4278dc87cbd",
            "512a06fe5be2171eac494a91cba941c1",
            "85cb8159822d816f24c80003e447dcd5",
            "0358b474b71684110a63e03bee696df2",
            "672b5c1cef6c67dc315b48127b9ba579");
  }

  private static String key(Making making, LLM llm, Input input) {
    RequestKeys keys = new RequestKeys(llm, BoundKwargs.of(llm, null), 1, 0, null);
    keys.next(input, Objects.requireNonNull(making.next(llm, input))::addTo);
    return String.format("%016x%016x", keys.high(), keys.low());
  }

  @Test
  void everyIdentityValueCounts() {
    Map<String, String> others = new HashMap<>();
    others.put("a_boolean", "false");
    others.put("a_byte", "2");
    others.put("a_short", "3");
    others.put("an_int", "4");
    others.put("a_long", "5");
    others.put("a_float", "1.25");
    others.put("a_double", "2.25");
    others.put("a_char", "y");
    others.put("model", "another");
    others.put("mood", "calm");
    others.put("a_decimal", "1.251");
    others.put("an_uri", "http://y.example");
    others.put("a_path", "other.txt");
    others.put("open", "{a: [1, 2.50, false]}");
    others.put("names", "[b, a]");
    others.put("numbers", "[3, 2]");
    others.put("by_key", "{k: 2}");
    others.put("maybe", "yes");
    others.put("route", "{url: 'http://q'}");
    others.put("routes", "[]");
    others.put("renamed_here", "1");
    others.put("generation_kwargs", "{temperature: 0.6}");

    Set<String> identity = new HashSet<>();
    for (ParamDescriptor param : LLM.fromYaml(EVERY).descriptor().attributes()) {
      if (param.isIdentity() && !param.isSecret()) {
        identity.add(param.name());
      }
    }
    assertThat(others.keySet()).isEqualTo(identity);
    Set<String> keys = new HashSet<>(Set.of(key(EVERY)));
    others.forEach((name, value) -> keys.add(key(name + ": " + value + "\n" + EVERY)));
    assertThat(keys).hasSize(others.size() + 1);
  }

  @Test
  void everyKwargCounts() {
    Set<String> keys = new HashSet<>(Set.of(key(EVERY)));
    List<String> kwargs =
        List.of(
            "temperature: 0.25",
            "mood: very_loud",
            "seed: 1",
            "route: {url: 'http://r'}",
            "open: null",
            "open: {a: 1}",
            "stop: []",
            "stop: [a]",
            "stop: [a, b]",
            "stop: [ab]",
            "pause: 3");
    kwargs.forEach(each -> keys.add(key("generation_kwargs: {" + each + "}\n" + EVERY)));
    // A null of an open value is none.
    assertThat(keys).hasSize(kwargs.size());
  }

  @Test
  void noOtherValueCounts() {
    List<String> others =
        List.of(
            "max_concurrency: 3",
            "timeout: 7",
            "max_retries: 0",
            "on_error: fail",
            "max_errors: 9",
            "requests_per_minute: 5",
            "input_tokens_per_minute: 5",
            "output_tokens_per_minute: 5",
            "use_offline_batch_generation: true",
            "offline_batch_generation_block_until_done: 5",
            "jobs_ids: [a]",
            "poll_interval: 9");
    Set<String> keys = new HashSet<>();
    others.forEach(each -> keys.add(key(each + "\n" + EVERY)));
    assertThat(keys).containsExactly(key(EVERY));
  }

  @Test
  void whoPaysDoesNotCount() {
    assertThat(key("api_key: {env: ONE}\n" + EVERY)).isEqualTo(key(EVERY));
    assertThat(key("keys: {a: {env: ONE}}\n" + EVERY)).isEqualTo(key(EVERY));
    assertThat(key("open: {a: 1, x-api-key: {env: ONE}}\n" + EVERY))
        .isEqualTo(key("open: {a: 1}\n" + EVERY));
  }

  @Test
  void theOrderOfKeysDoesNotCount() {
    assertThat(key(EVERY + "mood: calm\nopen: {x: 1, y: 2}\nnumbers: [1, 3]\nmodel: m\n"))
        .isEqualTo(key("model: m\nnumbers: [3, 1]\nopen: {y: 2, x: 1}\nmood: calm\n" + EVERY));
  }

  @Test
  void aDefaultIsTheSameAsTheValueItStandsFor() {
    assertThat(key("model: text\na_decimal: 1.25\ngeneration_kwargs: {temperature: 0.5}\n" + EVERY))
        .isEqualTo(key(EVERY));
  }

  @Test
  void theNestedLlmsCount() {
    assertThat(key(jury("model: b, " + EVERY.strip()))).isNotEqualTo(key(JURY));
    assertThat(key(jury("max_retries: 1, " + EVERY.strip()))).isEqualTo(key(JURY));
    assertThat(key(jury("generation_kwargs: {seed: 1}, " + EVERY.strip()))).isNotEqualTo(key(JURY));
  }

  @Test
  void everyPartOfAConversationCounts() {
    LLM llm = LLM.fromYaml(EVERY);
    List<Input> inputs =
        List.of(
            Input.of("ab"),
            Input.of("a"),
            Input.of("\ud83d"),
            Input.of("?"),
            Input.of(""),
            Input.of(ChatMessage.system("ab")),
            Input.of(ChatMessage.assistant("ab")),
            Input.of(ChatMessage.user("a"), ChatMessage.user("b")),
            Input.of(ChatMessage.user(new Text("a"), new Text("b"))),
            Input.of(ChatMessage.user(new Image("ab"))),
            Input.of("ab").withStructuredOutput(new StructuredOutput.Regex("true")),
            Input.of("ab").withStructuredOutput(new StructuredOutput.JsonSchema("true")));
    Set<String> keys = new HashSet<>();
    inputs.forEach(each -> keys.add(key(llm, each, 1)));
    assertThat(keys).hasSize(inputs.size());
  }

  @Test
  void equalRequestsAreNumberedWithinOneWhoAsks() {
    LLM llm = LLM.fromYaml(EVERY);
    Answers answers = journal.answers();
    List<String> first = keys(llm, answers, "a", "b", "a", "a");
    assertThat(new HashSet<>(first)).hasSize(4);
    assertThat(keys(llm, answers, "a")).doesNotContainAnyElementsOf(first);
    assertThat(keys(llm, journal.answers(), "b", "a", "a", "a"))
        .containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void twinsHaveKeysOfTheirOwn() {
    LLM llm = LLM.fromYaml(EVERY);
    assertThat(keys(llm, journal.answers(1, true), "a", "a"))
        .doesNotContainAnyElementsOf(keys(llm, journal.answers(0, true), "a", "a"));
  }

  private static List<String> keys(LLM llm, Answers answers, String... texts) {
    RequestKeys keys =
        new RequestKeys(llm, BoundKwargs.of(llm, null), 1, answers.twin(), answers.occurrences());
    List<String> all = new ArrayList<>();
    for (String text : texts) {
      all.add(next(keys, Input.of(text)));
    }
    return all;
  }

  @Test
  void twoTypesWithTheSameValuesAreApart() {
    assertThat(key(NativeLLMBuilder.create().build(), Input.of("a"), 1))
        .isNotEqualTo(key(SingleLLMBuilder.create().build(), Input.of("a"), 1));
  }

  @Test
  void everyIsTheLlmOfAllKinds() {
    assertThat(LLM.fromYaml(EVERY)).isInstanceOf(Kinds.Every.class);
  }
}
