package dev.retort.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Brings the results of batches that have ended to the disk. One thread at a time. */
final class Fetching {
  private final Provider provider;
  private final Pauses pauses;
  private final Workspace workspace;
  private final Consumer<String> log;

  Fetching(Provider provider, Pauses pauses, Workspace workspace, Consumer<String> log) {
    this.provider = provider;
    this.pauses = pauses;
    this.workspace = workspace;
    this.log = log;
  }

  /** Fetches the results of a part whose batch has ended; not where they are another's. */
  void fetch(Part part) throws IOException, InterruptedException {
    String batch = String.valueOf(part.batch());
    if (!part.isRefused()) {
      download(part, batch);
    }
    if (!part.sure() && !isOurs(part)) {
      workspace.remove(Workspace.results(part));
      workspace.keep(workspace.begun().with(part.notThat()));
      return;
    }
    workspace.keep(workspace.begun().with(part.fetched()));
    removeUpload(part);
    workspace.remove(Workspace.requests(part));
  }

  private void download(Part part, String batch) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Unanswered[] none = new Unanswered[1];
      workspace.writeSlowly(
          Workspace.results(part),
          out -> {
            try {
              provider.fetch(batch, out);
            } catch (Unanswered e) {
              none[0] = e;
            }
          });
      if (none[0] == null) {
        return;
      }
      workspace.remove(Workspace.results(part));
      if (!pauses.beforeRetry(attempt, none[0].retryAfter())) {
        throw none[0].failure();
      }
    }
  }

  /** Whether the results of a batch that looks like a part's own are. */
  private boolean isOurs(Part part) throws IOException {
    Path file = workspace.file(Workspace.results(part));
    if (!Files.exists(file)) {
      return false;
    }
    String run = workspace.begun().run();
    LineFile lines = new LineFile(file);
    try (lines) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        Provider.Row row = line.isBlank() ? null : provider.row(line);
        RequestId id = row == null ? null : RequestId.parse(row.customId());
        if (row != null) {
          return id != null && id.run().equals(run) && id.part() == part.number();
        }
      }
    }
    return false;
  }

  /** A file that stays behind costs nothing: a failure is told, and that is all. */
  void removeUpload(Part part) throws IOException, InterruptedException {
    String upload = part.upload();
    if (upload == null) {
      return;
    }
    try {
      pauses.ask(
          () -> {
            provider.removeUpload(upload);
            return upload;
          });
      workspace.keep(
          workspace.begun().with(workspace.begun().parts().get(part.number()).withoutUpload()));
    } catch (RuntimeException e) {
      log.accept("the uploaded file " + upload + " was not removed: " + e.getMessage());
    }
  }
}
