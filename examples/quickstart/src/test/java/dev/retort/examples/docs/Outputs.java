package dev.retort.examples.docs;

import dev.retort.cli.Main;
import dev.retort.llm.Input;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the commands and programs of the pages print, found by running them. */
final class Outputs {
  private static final String QUICKSTART = "examples/quickstart/pipeline.yaml";
  private static final String PIPELINES = "src/test/pipelines/";
  private static final String CHATS = "src/test/pipelines/chats.jsonl";
  private static final String SHOUT = "src/test/pipelines/shout.yaml";

  private static final String COMPILED =
      """
      import dev.retort.annotation.PipelineConfig;

      @PipelineConfig("pipelines/*.yaml")
      final class App {}
      """;

  private final Path root;
  private final Path folder;

  Outputs(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /** The output that a page calls by a name. */
  String named(String name) {
    return switch (name) {
      case "use" -> printed(UseIt::run);
      case "records-read" -> printed(ReadIt::read);
      case "compile-error" -> compileError();
      case "contract" -> contract();
      case "contract-error" -> contractError();
      case "quickstart" -> quickstart();
      case "quickstart-row" -> oneRow();
      case "pipeline-error" -> pipelineError();
      case "shout-run" -> shout("run", "--output", folder.resolve("shout").toString());
      case "shout-rows" -> rows(folder.resolve("shout/data/loud.jsonl"));
      case "shout-param" ->
          shout(
              "run",
              "--output",
              folder.resolve("shout2").toString(),
              "--param",
              "shout.llm.generation_kwargs.max_words=0");
      case "shout-info" -> shout("info");
      case "distilabel-check" -> check("distilabel.yaml");
      case "distilabel-refused" -> check("distilabel-refused.yaml");
      case "compiler-source" -> COMPILED;
      case "compiler-problems" -> compilerProblems();
      case "guide-check" -> guide("check");
      case "guide-plan" -> guide("plan", "--prices", "src/test/prices/prices.yaml");
      case "guide-run" -> guideRun("guide");
      case "guide-budget" -> guideRun("guide4", "--budget", "1000");
      case "guide-kept" -> rows(folder.resolve("guide/data/kept.jsonl"));
      case "guide-counted" -> rows(folder.resolve("guide/data/counted.jsonl"));
      case "guide-told" -> rows(folder.resolve("guide/data/told.jsonl"));
      case "guide-report" -> report();
      case "guide-params" ->
          guideRun(
              "guide2",
              "--params-file",
              PIPELINES + "guide-params.yaml",
              "--param",
              "answers.llm.generation_kwargs.max_words=5");
      case "guide-params-kept" -> rows(folder.resolve("guide2/data/kept.jsonl"));
      case "typed-rows" -> typed();
      case "typed-error" -> misspelt();
      case "guide-problems" ->
          guide(
              "check",
              "--param",
              "answers.llm.generation_kwargs.max_word=3",
              "--param",
              "answers.llm.timeout=soon",
              "--param",
              "answers.template={{ topic }}",
              "--param",
              "answer.num_generations=2");
      case "journal-another" -> {
        guideRun("guide3");
        yield guideRun("guide3", "--param", "answers.llm.generation_kwargs.max_words=4");
      }
      case "journal-twice" ->
          printed(
              out -> {
                KeepIt.run(folder.resolve("answers"), out);
                KeepIt.run(folder.resolve("answers"), out);
              });
      case "stream-order" -> printed(out -> StreamIt.inOrder(Path.of(CHATS), out));
      case "stream-completed" -> printed(out -> StreamIt.asCompleted(Path.of(CHATS), out));
      case "stream-deadline" -> printed(out -> StreamIt.inTime(List.of(Input.of("hello")), out));
      case "form-record" -> printed(FormIt::asRecord);
      case "form-told" -> printed(FormIt::toldAgain);
      case "form-failed" -> printed(FormIt::failed);
      case "form-rows" -> {
        structured();
        yield rows(folder.resolve("structured/data/keep.jsonl"));
      }
      case "guide-batch" ->
          guide("check", "--param", "answers.llm.use_offline_batch_generation=true");
      case "set-ways" -> printed(SetIt::waysIn);
      case "set-shapes" -> printed(SetIt::shapes);
      default -> throw new IllegalStateException("no output is named " + name);
    };
  }

  /** The version of this build. */
  String version() {
    return retort("--version").strip().replace("retort ", "");
  }

  private String quickstart() {
    Path output = folder.resolve("quickstart");
    String text =
        retort("pipeline", "run", "--config", root.resolve(QUICKSTART), "--output", output);
    return text.replace(output.toString(), "retort-output/quickstart");
  }

  private String oneRow() {
    String all = rows(folder.resolve("quickstart/data/careful_rows.jsonl"));
    return all.lines().skip(2).findFirst().orElse("") + "\n";
  }

  private static String rows(Path file) {
    try {
      return Files.readString(file).lines().limit(3).collect(Collectors.joining("\n", "", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private String pipelineError() {
    try {
      String right = Files.readString(root.resolve(QUICKSTART));
      Path wrong = folder.resolve("pipeline.yaml");
      Files.writeString(wrong, right.replace("{temperature: 0.4", "{temprature: 0.4"));
      for (String file : List.of("prompts.jsonl", "corpus.txt")) {
        Files.writeString(
            folder.resolve(file), Files.readString(root.resolve("examples/quickstart/" + file)));
      }
      return retort("pipeline", "check", "--config", wrong).replace(wrong.toString(), QUICKSTART);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the wrong pipeline", e);
    }
  }

  private String shout(String command, String... more) {
    Object[] args = new Object[4 + more.length];
    args[0] = "pipeline";
    args[1] = command;
    args[2] = "--config";
    args[3] = Path.of(SHOUT);
    System.arraycopy(more, 0, args, 4, more.length);
    return retort(args)
        .replace(folder.resolve("shout").toString(), "retort-output/shout")
        .replace(SHOUT, "shout.yaml");
  }

  private void structured() {
    retort(
        "pipeline",
        "run",
        "--config",
        Path.of(PIPELINES + "structured.yaml"),
        "--output",
        folder.resolve("structured"));
  }

  private static String check(String file) {
    return retort("pipeline", "check", "--config", Path.of("src/test/pipelines", file))
        .replace("src/test/pipelines/", "");
  }

  private String guideRun(String output, String... more) {
    List<String> all = new ArrayList<>(List.of("--output", folder.resolve(output).toString()));
    all.addAll(List.of(more));
    return guide("run", all.toArray(String[]::new))
        .replace(folder.resolve(output).toString(), "retort-output/guide");
  }

  private static String guide(String command, String... more) {
    List<Object> args = new ArrayList<>(List.of("pipeline", command, "--config"));
    args.add(PIPELINES + "guide.yaml");
    args.addAll(List.of(more));
    return retort(args.toArray()).replace(PIPELINES, "");
  }

  /** The beginning of a report. Times differ from run to run; any will do. */
  private String report() {
    try {
      return Files.readString(folder.resolve("guide/run.json"))
          .lines()
          .limit(22)
          .collect(Collectors.joining("\n", "", "\n"))
          .replaceAll("\"\\d{4}-[^\"]+Z\"", "\"2026-01-31T10:00:00.000Z\"")
          .replaceAll("\"seconds\": [0-9.]+", "\"seconds\": 0.1");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read run.json", e);
    }
  }

  private static String retort(Object... args) {
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    // A time differs from run to run, any will do; and a slow run would tell its progress.
    return printed(out -> Main.run(out, out, Map.of("RETORT_PROGRESS", "off"), words))
        .replaceAll("\\bin [0-9.]+ s:", "in 0.4 s:");
  }

  private String typed() {
    RunGuide.run(Path.of("src/test"), folder.resolve("typed"));
    return rows(folder.resolve("typed/data/kept.jsonl"));
  }

  private String misspelt() {
    return compiled("RunGuide", "maxWords", "maxWord", "-proc:none");
  }

  private String compileError() {
    return shoutCompiled("defaultValue = \"5\"", "defaultValue = \"0\"");
  }

  /** What javac says of a file with two slips, from a source as the page shows it. */
  private String compilerProblems() {
    try {
      String right = Files.readString(Path.of(PIPELINES + "guide.yaml"));
      Path resources = Files.createDirectories(folder.resolve("resources/pipelines"));
      Files.copy(Path.of(PIPELINES + "questions.jsonl"), resources.resolve("questions.jsonl"));
      Files.writeString(
          resources.resolve("guide.yaml"),
          right.replace("max_words: 3", "max_word: 3").replace("limit: 3", "limit: 0"));
      Path app = Files.writeString(folder.resolve("App.java"), COMPILED);
      return compiled(app, "-proc:only", "-Aretort.resources=" + folder.resolve("resources"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the pipeline", e);
    }
  }

  private String contract() {
    shoutCompiled("", "", contracts());
    try {
      return Files.readString(folder.resolve("contracts/dev.retort.examples.docs.ShoutLLM.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the contract", e);
    }
  }

  private String contractError() {
    contract();
    return shoutCompiled("maxWords", "limit", contracts());
  }

  private String contracts() {
    return "-Aretort.contracts=" + folder.resolve("contracts");
  }

  private String shoutCompiled(String before, String after, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("-proc:only");
    return compiled("ShoutLLM", before, after, options.toArray(String[]::new));
  }

  /** What javac says of a class of the pages with another text in the place of one. */
  private String compiled(String name, String before, String after, String... more) {
    try {
      String source =
          Files.readString(Path.of("src/test/java/dev/retort/examples/docs", name + ".java"));
      Path changed = folder.resolve(name + ".java");
      return compiled(Files.writeString(changed, source.replace(before, after)), more);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the class", e);
    }
  }

  /** What javac says of a source. */
  private String compiled(Path source, String... more) {
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<String> options =
          new ArrayList<>(
              List.of(
                  "-d",
                  folder.toString(),
                  "-processorpath",
                  System.getProperty("java.class.path")));
      options.addAll(List.of(more));
      javac.getTask(null, files, found, options, null, files.getJavaFileObjects(source)).call();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the class", e);
    }
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(
            each ->
                source.getFileName()
                    + ":"
                    + each.getLineNumber()
                    + ": error: "
                    + each.getMessage(null)
                    + "\n")
        .collect(Collectors.joining());
  }

  private static String printed(java.util.function.Consumer<PrintStream> program) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    program.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
