package dev.retort.testkit;

import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The file of a cassette. It does not depend on which of several calls was quicker. */
final class CassetteFile {
  private static final JsonNumber VERSION = new JsonNumber("1");

  private CassetteFile() {}

  static List<Exchanged> read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IllegalStateException(
          "there is no cassette "
              + file
              + "; record it: run the test with -Dretort.cassettes=record and the credentials of"
              + " the server");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the cassette " + file, e);
    }
    try {
      if (Json.read(text) instanceof JsonObject whole
          && VERSION.equals(whole.fields().get("cassette"))
          && whole.fields().get("exchanges") instanceof JsonArray items) {
        List<Exchanged> all = new ArrayList<>();
        for (JsonValue item : items.items()) {
          Exchanged each = Exchanged.of(item);
          if (each == null) {
            throw notOne(file, "exchange " + all.size() + " lacks request or response");
          }
          all.add(each);
        }
        return all;
      }
    } catch (MalformedException e) {
      throw notOne(file, String.valueOf(e.getMessage()));
    }
    throw notOne(file, "it has no \"cassette\": 1 and no exchanges");
  }

  private static IllegalStateException notOne(Path file, String why) {
    return new IllegalStateException(
        file + " is no cassette of this version: " + why + "; record it again");
  }

  /** Writes; equal requests stay in the order in which they came. */
  static void write(Path file, List<Exchanged> exchanges) {
    List<Exchanged> ordered = new ArrayList<>(exchanges);
    ordered.sort(Comparator.comparing(each -> each.request().key(Set.of())));
    Map<String, JsonValue> whole = new LinkedHashMap<>();
    whole.put("cassette", VERSION);
    whole.put("exchanges", new JsonArray(ordered.stream().map(Exchanged::toJson).toList()));
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "cassette", ".tmp");
      Files.writeString(written, PrettyJson.of(new JsonObject(whole)));
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the cassette " + file, e);
    }
  }
}
