package dev.retort.bench.http;

import dev.retort.bench.contest.Contest;
import dev.retort.bench.contest.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Locale;

/** Compares clients on one server, which has a process of its own; all keep 256 calls in flight. */
public final class HttpCost {
  static final List<String> CLIENTS = List.of("retort", "jdk", "langchain4j", "spring-ai");

  private HttpCost() {}

  /**
   * Measures.
   *
   * @param args rounds (5), calls (50000)
   * @throws IOException if a process cannot be started
   * @throws InterruptedException if told to stop
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    String calls = args.length > 1 ? args[1] : "50000";
    Process server =
        new ProcessBuilder(Jvm.command(List.of(), ChatServer.class.getName()))
            .redirectError(Redirect.INHERIT)
            .start();
    try (BufferedReader lines = server.inputReader()) {
      String baseUrl = "http://127.0.0.1:" + lines.readLine() + "/v1";
      Contest contest = new Contest(System.err);
      for (String client : CLIENTS) {
        contest.add(
            client,
            () ->
                Contest.figuresOf(
                    Jvm.command(
                        List.of(), HttpContestant.class.getName(), client, baseUrl, calls)));
      }
      contest.run(rounds);
      print(contest, System.out);
    } finally {
      server.destroy();
    }
  }

  private static void print(Contest contest, PrintStream out) {
    String threads = BlockingClient.isVirtual() ? "virtual threads" : "pool of 256 threads";
    out.println(System.getProperty("java.runtime.version") + ", blocking clients: " + threads);
    out.printf("%n| client | calls/s | of jdk | retort is | CPU us/call |%n");
    out.printf("|---|---:|---:|---:|---:|%n");
    for (String name : contest.names()) {
      out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.2fx | %.2fx | %.0f |%n",
          name,
          contest.median(name, "calls/s"),
          contest.ratio(name, "jdk", "calls/s"),
          contest.ratio("retort", name, "calls/s"),
          contest.median(name, "cpu-us/call"));
    }
  }
}
