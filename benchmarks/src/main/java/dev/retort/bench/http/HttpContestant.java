package dev.retort.bench.http;

import dev.retort.bench.contest.Cpu;
import dev.retort.bench.contest.Figures;
import java.net.URI;

/** One client in a JVM of its own: some calls to get warm, then as many that count. */
public final class HttpContestant {
  private HttpContestant() {}

  /**
   * Measures, and ends the JVM: some clients leave threads behind.
   *
   * @param args client, root of the API, calls
   * @throws Exception if the client gives up
   */
  public static void main(String[] args) throws Exception {
    measure(args[0], URI.create(args[1]), Integer.parseInt(args[2])).print();
    System.exit(0);
  }

  static Figures measure(String name, URI baseUrl, int calls) throws Exception {
    try (Client client = Client.of(name, baseUrl)) {
      ask(client, calls);
      long started = System.nanoTime();
      long cpu = Cpu.nanos();
      ask(client, calls);
      double seconds = (System.nanoTime() - started) / 1e9;
      return new Figures()
          .put("calls/s", calls / seconds)
          .put("cpu-us/call", (Cpu.nanos() - cpu) / 1e3 / calls);
    }
  }

  private static void ask(Client client, int calls) throws Exception {
    int right = client.ask(calls);
    if (right != calls) {
      throw new IllegalStateException((calls - right) + " of " + calls + " calls went wrong");
    }
  }
}
