package dev.retort.llamacpp;

import de.kherud.llama.LlamaModel;
import dev.retort.llamacpp.EngineException.Reason;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * An {@link Engine} in a process of its own, seen from here. Safe for any thread; one request after
 * the other.
 */
final class EngineProcess implements AutoCloseable {
  private final Process process;
  private final OutputStream requests;
  private final Path natives;
  private final Logger logger;

  private final ReentrantLock asking = new ReentrantLock(true);
  private int lastId;

  private final Object state = new Object();
  // Guarded by state: what a caller waits for, how far the engine is, and why it ended.
  private CompletableFuture<Reply> awaited = new CompletableFuture<>();
  private int awaitedId;
  private boolean awaitedChat;
  private Reply.@Nullable Stage stage;
  private boolean closed;
  // Nothing answers any more. The system may take its time to say that the process is gone.
  private boolean gone;

  private EngineProcess(Process process, Path natives, Logger logger) {
    this.process = process;
    this.requests = process.getOutputStream();
    this.natives = natives;
    this.logger = logger;
  }

  /**
   * Starts a process, which waits for {@link #load}.
   *
   * @param logger told what the engine prints
   */
  static EngineProcess start(Logger logger) throws EngineException {
    try {
      Path natives = Files.createTempDirectory("retort-llamacpp-");
      try {
        ProcessBuilder builder = new ProcessBuilder(command(natives));
        builder.environment().put("GGML_NO_BACKTRACE", "1"); // No debugger where native code fails.
        return new EngineProcess(builder.start(), natives, logger);
      } catch (IOException e) {
        Engine.delete(natives);
        throw e;
      }
    } catch (IOException e) {
      throw new EngineException(
          Reason.NO_ENGINE,
          "no process can be started for llama.cpp: it needs the command "
              + java()
              + " and room for 10 MB in "
              + System.getProperty("java.io.tmpdir"));
    }
  }

  private static List<String> command(Path natives) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.add("-Xmx256m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + natives.resolve("crash"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED"); // Else it warns.
    }
    command.add("-D" + Engine.NATIVES + "=" + natives);
    command.add("-cp");
    command.add(home(Engine.class) + File.pathSeparator + home(LlamaModel.class));
    command.add(Engine.class.getName());
    return command;
  }

  private static Path java() {
    String name = File.separatorChar == '\\' ? "java.exe" : "java";
    return Path.of(System.getProperty("java.home"), "bin", name);
  }

  /** The jar or folder that a class is from. */
  private static Path home(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException | RuntimeException e) {
      throw new IOException("no file holds " + type.getName(), e);
    }
  }

  /**
   * Loads a model; once, before all else.
   *
   * @param addsStart whether the model has a token that begins every text
   * @throws InterruptedException if this thread is interrupted; the process ends then
   */
  void load(ModelSettings settings, boolean addsStart)
      throws EngineException, InterruptedException {
    boolean loaded = false;
    try {
      CompletableFuture<Reply> reply = await(0, false);
      daemon("replies", () -> replies(process.getInputStream()));
      daemon("log", () -> log(process.getErrorStream()));
      send(
          out -> {
            settings.write(out);
            out.writeBoolean(addsStart);
          });
      if (result(reply) instanceof Reply.Refused refused) {
        throw failure(refused);
      }
      loaded = true;
    } finally {
      if (!loaded) {
        close();
      }
    }
  }

  /** Sends something; that the process is gone is told by the thread that reads its replies. */
  private void send(Wire.Content content) {
    byte[] bytes = Wire.bytes(content);
    synchronized (requests) {
      try {
        requests.write(bytes);
        requests.flush();
      } catch (IOException e) {
        logger.debug("the engine takes no requests: {}", e.toString());
      }
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, "retort-llamacpp-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Asks for one generation, after those asked for before.
   *
   * @return generated, or too long
   * @throws InterruptedException if this thread is interrupted; the generation is given up then
   */
  Reply ask(Prompt prompt, Sampling sampling, @Nullable String grammar)
      throws EngineException, InterruptedException {
    asking.lockInterruptibly();
    try {
      int id = ++lastId;
      CompletableFuture<Reply> answer = await(id, prompt.chat());
      send(
          out -> {
            out.writeByte(Engine.ASK);
            new Request(id, prompt, sampling, grammar).write(out);
          });
      Reply reply;
      try {
        reply = result(answer);
      } catch (InterruptedException e) {
        cancel(id);
        throw e;
      }
      if (reply instanceof Reply.Refused refused) {
        throw failure(refused);
      }
      return reply;
    } finally {
      asking.unlock();
    }
  }

  private void cancel(int id) {
    send(
        out -> {
          out.writeByte(Engine.CANCEL);
          out.writeInt(id);
        });
  }

  private CompletableFuture<Reply> await(int id, boolean chat) {
    synchronized (state) {
      CompletableFuture<Reply> answer = new CompletableFuture<>();
      if (gone || !process.isAlive()) {
        end(answer);
      }
      awaited = answer;
      awaitedId = id;
      awaitedChat = chat;
      return answer;
    }
  }

  private static Reply result(CompletableFuture<Reply> answer)
      throws EngineException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EngineException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void replies(InputStream out) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(out, StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(Engine.MARK)) {
          byte[] bytes = Base64.getDecoder().decode(line.substring(Engine.MARK.length()));
          take(Reply.read(new DataInputStream(new ByteArrayInputStream(bytes))));
        }
      }
    } catch (IOException | RuntimeException e) {
      logger.debug("no more replies of the engine: {}", e.toString());
    }
    process.destroyForcibly();
    synchronized (state) {
      gone = true;
      end(awaited);
    }
  }

  private void take(Reply reply) {
    synchronized (state) {
      if (reply instanceof Reply.At at) {
        stage = at.stage();
        if (stage == Reply.Stage.LOADED) {
          awaited.complete(reply);
        }
      } else if (id(reply) == awaitedId) {
        stage = Reply.Stage.LOADED;
        awaited.complete(reply);
      }
    }
  }

  private static int id(Reply reply) {
    if (reply instanceof Reply.Generated generated) {
      return generated.id();
    } else if (reply instanceof Reply.TooLong tooLong) {
      return tooLong.id();
    }
    return reply instanceof Reply.Refused refused ? refused.id() : -1;
  }

  /** The process is gone; what it was about tells why. */
  private void end(CompletableFuture<Reply> answer) {
    EngineException failure;
    if (closed) {
      failure = new EngineException(Reason.CLOSED, "the model was unloaded");
    } else if (stage == null) {
      failure =
          new EngineException(
              Reason.NO_ENGINE,
              "the native code of llama.cpp does not run on this machine ("
                  + System.getProperty("os.name")
                  + ", "
                  + System.getProperty("os.arch")
                  + ")");
    } else if (stage == Reply.Stage.STARTED) {
      failure = modelRefused();
    } else if (stage == Reply.Stage.LOADED && awaitedChat) {
      failure =
          new EngineException(
              Reason.TEMPLATE_FAILED,
              "the chat template of the model does not take these messages: many want user and"
                  + " assistant in turn, and some no system message; chat_format sets another"
                  + " template");
    } else {
      failure =
          new EngineException(
              Reason.ENDED,
              "llama.cpp ended while it generated, for want of memory perhaps; the next call loads"
                  + " the model again");
    }
    answer.completeExceptionally(failure);
  }

  private static EngineException modelRefused() {
    return new EngineException(
        Reason.MODEL_REFUSED,
        "llama.cpp does not load the model: it is of a kind that it does not know, broken, or too"
            + " large for the memory");
  }

  private static EngineException failure(Reply.Refused refused) {
    if (refused.words().equals(Engine.NO_TEMPLATE)) {
      return new EngineException(
          Reason.TEMPLATE_FAILED,
          "llama.cpp cannot read the chat template, neither as it stands in the file nor as"
              + " chat_format gives it; set chat_format to a simpler one or to a name, such as"
              + " chatml or llama3");
    }
    return refused.id() == 0
        ? modelRefused()
        : new EngineException(Reason.REQUEST_REFUSED, "llama.cpp refuses the request");
  }

  private void log(InputStream err) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(err, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        logger.debug("llama.cpp: {}", line);
      }
    } catch (IOException e) {
      logger.debug("no more log of the engine: {}", e.toString());
    }
  }

  /** Whether requests can be answered. */
  boolean isAlive() {
    synchronized (state) {
      return !gone && process.isAlive();
    }
  }

  /** The process, for tests. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends the process, and with it what is under way; all its memory is free then. */
  @Override
  public void close() {
    synchronized (state) {
      closed = true;
    }
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true; // A killed process is gone in no time.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Engine.delete(natives);
  }
}
